#pragma once

#include "tests/scenarios/tablet.h"

namespace ruhu::scenarios {

/// What the demo's people do at the door of 牛明旺 (白家岭上湾, 脱贫户, four members: one at home, one
/// working in the county town, one at home, one at school), each step by touch.

void fillBasics(Tablet& tablet);
void fillMembers(Tablet& tablet);
void fillIncome(Tablet& tablet);
void fillExpenses(Tablet& tablet);
void fillAssurances(Tablet& tablet);
void fillConclusion(Tablet& tablet);
void readBack(Tablet& tablet);
void signAll(Tablet& tablet);

} // namespace ruhu::scenarios
