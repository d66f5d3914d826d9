#pragma once

#include "app/domain/visit_facts.h"

#include <map>
#include <string>

namespace ruhu::questionnaire {

/// The files that a household visit's form may name and nobody has to put beside it, by name, as CSV:
///
/// - roster.csv: person_id, name, gender, relation, birth_date, school_status, health, labour, work_place,
///   work_region, counted (true, false): the registered members, the head first;
/// - round.csv: one row of name, income_line (yuan a person and year; empty = not set), min_checkers,
///   income_basis (net, disposable), late (true: the visit took place after the round's last day; else
///   empty);
/// - staff.csv: staff_id, name: who has a task in the village.
using OutsideData = std::map<std::string, std::string, std::less<>>;

OutsideData outsideData(const domain::VisitFacts& facts);

} // namespace ruhu::questionnaire
