"""The layout of the strategy map: shelves of boxes, and links that run past them."""

from pipeline.render.strategy_map.drawing import DrawnMap, drawn

__all__ = ["DrawnMap", "drawn"]
