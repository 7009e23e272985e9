"""How ready the agency is for its evaluators: what is proven, and which cells would prove more."""
