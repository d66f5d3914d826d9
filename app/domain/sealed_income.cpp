#include "app/domain/sealed_income.h"

#include "app/domain/income.h"

#include <algorithm>

namespace ruhu::domain {

bool hasIncome(const SealContent& content) {
    return std::any_of(content.answers.begin(), content.answers.end(), [](const auto& entry) {
        return entry.second.how != How::Last && incomePartOf(entry.first) != IncomePart::None;
    });
}

} // namespace ruhu::domain
