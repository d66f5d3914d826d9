#include "app/domain/problems.h"

#include <set>
#include <string_view>
#include <utility>

namespace ruhu::domain {
namespace {

constexpr std::string_view kText = "problem_text";
constexpr const char* kAssurances = "2"; // 三保障
constexpr const char* kWaterHouse = "6"; // 饮水住房

struct Assurance {
    const char* key;
    const char* category;
};
constexpr Assurance kSectionE[] = {{"food", kAssurances},
                                   {"clothing", kAssurances},
                                   {"edu_ok", kAssurances},
                                   {"supporter", kAssurances},
                                   {"med_ok", kAssurances},
                                   {"housing_grade", kWaterHouse},
                                   {"water_quantity", kWaterHouse},
                                   {"water_quality", kWaterHouse},
                                   {"water_convenience", kWaterHouse},
                                   {"water_reliability", kWaterHouse}};

bool isProblem(const Answers& answers, const char* key) {
    const auto grade = textOf(answers, key);
    return boolOf(answers, key) == false || grade == "C" || grade == "D";
}

/// The instances of the problems that were added: "" or ":<name>".
std::set<std::string> instancesOf(const Answers& answers) {
    std::set<std::string> instances;
    for (const auto& [key, answer] : answers)
        for (const auto* part : {"problem_text", "problem_category", "problem_measure", "problem_due"}) {
            const std::string_view name = part;
            if (answer.how != How::Last && key.starts_with(name) &&
                (key.size() == name.size() || key[name.size()] == ':'))
                instances.insert(key.substr(name.size()));
        }
    return instances;
}

std::vector<Problem> added(const VisitFacts& facts) {
    std::vector<Problem> problems;
    if (boolOf(facts.answers, "has_problem") == false)
        return problems;
    for (const auto& instance : instancesOf(facts.answers))
        problems.push_back({textOf(facts.answers, "problem_category" + instance),
                            textOf(facts.answers, std::string(kText) + instance),
                            textOf(facts.answers, "problem_measure" + instance),
                            textOf(facts.answers, "problem_due" + instance), std::string(kText) + instance});
    return problems;
}

} // namespace

std::vector<Problem> problemsOf(const VisitFacts& facts) {
    std::vector<Problem> problems;
    for (const auto& [key, category] : kSectionE)
        if (isProblem(facts.answers, key))
            problems.push_back({category, textOf(facts.answers, std::string(key) + "_detail"), {}, {}, key});
    for (auto& problem : added(facts))
        problems.push_back(std::move(problem));
    return problems;
}

std::vector<Problem> unfinishedProblems(const VisitFacts& facts) {
    auto problems = added(facts);
    std::erase_if(problems,
                  [](const auto& problem) { return !problem.category.empty() && !problem.text.empty(); });
    if (problems.empty() && boolOf(facts.answers, "has_problem") == true && added(facts).empty())
        problems.push_back({{}, {}, {}, {}, std::string(kText)});
    return problems;
}

} // namespace ruhu::domain
