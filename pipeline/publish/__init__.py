"""Publishes finished files to outputs/, whole or not at all. The only stage that writes."""

from pipeline.publish.causes import Cause, causes
from pipeline.publish.corrections import corrections
from pipeline.publish.decisions import Plan, decision, settled
from pipeline.publish.fingerprints import fingerprint, tree_fingerprints, value_fingerprint
from pipeline.publish.first_folder import (
    REGISTER,
    RULEBOOK,
    Told,
    first_parameters,
    first_register,
    first_settings,
    measure_id,
)
from pipeline.publish.index_page import write_index
from pipeline.publish.keys import KEY_VERSION, build_key, inputs_key
from pipeline.publish.libraries import versions
from pipeline.publish.lists import actions_csv, problems_csv
from pipeline.publish.locks import busy_lock
from pipeline.publish.manifest import Identity, Ingredients, Manifest, Origin, manifest_in
from pipeline.publish.next_folder import Ended, next_files, next_period
from pipeline.publish.portfolio import (
    keep_portfolios,
    portfolio_plan,
    publish_portfolio,
)
from pipeline.publish.publication import (
    clear_refusal,
    origin,
    publish,
    refusal_folder,
    refuse,
    start,
)
from pipeline.publish.signed_copies import (
    Final,
    SignedCopy,
    add_signed,
    content_of,
    current_final,
    every_final,
    next_name,
    periods_of,
    signed_copies,
)
from pipeline.publish.standings import PORTFOLIO, Standing, standing
from pipeline.publish.starter import starter
from pipeline.publish.swaps import replace_file, write_files
from pipeline.publish.unsigned import NotSigned
from pipeline.publish.unwritable import OutputsUnwritable, refuse_overlap
from pipeline.publish.workbooks import workbook

__all__ = [
    "KEY_VERSION",
    "PORTFOLIO",
    "REGISTER",
    "RULEBOOK",
    "Cause",
    "Ended",
    "Final",
    "Identity",
    "Ingredients",
    "Manifest",
    "NotSigned",
    "Origin",
    "OutputsUnwritable",
    "Plan",
    "SignedCopy",
    "Standing",
    "Told",
    "actions_csv",
    "add_signed",
    "build_key",
    "busy_lock",
    "causes",
    "clear_refusal",
    "content_of",
    "corrections",
    "current_final",
    "decision",
    "every_final",
    "fingerprint",
    "first_parameters",
    "first_register",
    "first_settings",
    "inputs_key",
    "keep_portfolios",
    "manifest_in",
    "measure_id",
    "next_files",
    "next_name",
    "next_period",
    "origin",
    "periods_of",
    "portfolio_plan",
    "problems_csv",
    "publish",
    "publish_portfolio",
    "refusal_folder",
    "refuse",
    "refuse_overlap",
    "replace_file",
    "settled",
    "signed_copies",
    "standing",
    "start",
    "starter",
    "tree_fingerprints",
    "value_fingerprint",
    "versions",
    "workbook",
    "write_files",
    "write_index",
]
