"""The rules between columns and tables, in the order in which they are applied."""

from pipeline.validate.achievement_rules import achievements_stand_beside_actuals
from pipeline.validate.agreement_rules import (
    revised_targets_have_a_revised_budget,
    revisions_agree_with_their_targets,
    something_is_still_promised,
    targets_come_from_one_agreement,
)
from pipeline.validate.budget_rules import (
    amounts_can_be_added,
    change_percents_recompute,
    changes_are_the_difference,
    lines_add_up,
)
from pipeline.validate.dated_rules import (
    days_lie_in_the_period,
    documents_were_due_in_the_period,
    documents_were_finished_before_the_report,
    history_is_earlier,
    services_lie_in_the_period,
    solutions_are_still_to_come,
)
from pipeline.validate.formula_needs import formulas_have_what_they_need
from pipeline.validate.fractions import fractions_do_not_stand_beside_percent
from pipeline.validate.grades import grades_are_of_one_scale
from pipeline.validate.output_rules import outputs_have_one_volume
from pipeline.validate.people_rules import nips_are_well_formed
from pipeline.validate.persons import passages_tell_of_nobody
from pipeline.validate.placeholder_rules import starter_values_are_replaced
from pipeline.validate.polarity_rules import polarities_given_to_all_fit_each
from pipeline.validate.promise_rules import what_surrounds_numbers_fits
from pipeline.validate.realization_rules import (
    computed_actuals_are_not_typed,
    figures_stay_under_their_maximum,
    formulas_exist,
    measures_of_report_toml_exist,
    objectives_have_one_name,
    objectives_have_one_perspective,
    perspectives_are_of_the_rulebook,
    polarities_follow_the_formula,
    reported_actuals_are_filled,
)
from pipeline.validate.reference_rules import (
    links_lead_onwards,
    promised_tables_are_delivered,
    references_exist,
)
from pipeline.validate.register_rules import (
    a_year_has_no_part_of_its_own,
    deductions_are_points,
    figures_can_be_compared,
    percentages_are_possible,
    weights_are_of_one_kind,
    weights_can_be_compared,
)
from pipeline.validate.review import Rule
from pipeline.validate.small_groups import figures_are_of_enough_persons
from pipeline.validate.survey_rules import (
    added_up_surveys_are_whole,
    answers_can_be_scored,
    counts_add_up,
    indices_have_their_elements,
    numbered_rows_are_whole,
    surveys_come_in_one_form,
    surveys_have_items,
    totals_fit_their_respondents,
)
from pipeline.validate.ticked import conditions_meet_single_answers
from pipeline.validate.within_tables import (
    ends_follow_starts,
    ranges_run_upward,
    services_have_a_duration,
    spending_has_a_ceiling,
    spending_stays_under_the_ceiling,
    who_passed_took_part,
)
from pipeline.validate.wrapped_rules import rows_are_measures

RULES: tuple[Rule, ...] = (
    grades_are_of_one_scale,
    what_surrounds_numbers_fits,
    promised_tables_are_delivered,
    perspectives_are_of_the_rulebook,
    objectives_have_one_perspective,
    objectives_have_one_name,
    formulas_exist,
    polarities_follow_the_formula,
    polarities_given_to_all_fit_each,
    computed_actuals_are_not_typed,
    reported_actuals_are_filled,
    achievements_stand_beside_actuals,
    rows_are_measures,
    measures_of_report_toml_exist,
    formulas_have_what_they_need,
    outputs_have_one_volume,
    figures_are_of_enough_persons,
    surveys_come_in_one_form,
    surveys_have_items,
    added_up_surveys_are_whole,
    totals_fit_their_respondents,
    counts_add_up,
    numbered_rows_are_whole,
    conditions_meet_single_answers,
    indices_have_their_elements,
    answers_can_be_scored,
    figures_stay_under_their_maximum,
    spending_stays_under_the_ceiling,
    spending_has_a_ceiling,
    amounts_can_be_added,
    lines_add_up,
    changes_are_the_difference,
    change_percents_recompute,
    ranges_run_upward,
    who_passed_took_part,
    ends_follow_starts,
    services_have_a_duration,
    days_lie_in_the_period,
    services_lie_in_the_period,
    documents_were_due_in_the_period,
    documents_were_finished_before_the_report,
    history_is_earlier,
    solutions_are_still_to_come,
    starter_values_are_replaced,
    weights_can_be_compared,
    figures_can_be_compared,
    deductions_are_points,
    weights_are_of_one_kind,
    targets_come_from_one_agreement,
    revised_targets_have_a_revised_budget,
    revisions_agree_with_their_targets,
    something_is_still_promised,
    percentages_are_possible,
    fractions_do_not_stand_beside_percent,
    a_year_has_no_part_of_its_own,
    references_exist,
    links_lead_onwards,
    nips_are_well_formed,
    passages_tell_of_nobody,
)
