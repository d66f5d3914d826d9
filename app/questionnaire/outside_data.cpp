#include "app/questionnaire/outside_data.h"

#include <vector>

namespace ruhu::questionnaire {

namespace {

void addRow(std::string& csv, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        csv += i == 0 ? "\"" : ",\"";
        for (const char c : cells[i]) {
            if (c == '"')
                csv += c;
            csv += c;
        }
        csv += '"';
    }
    csv += '\n';
}

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes)
        text += (text.empty() ? "" : " ") + code;
    return text;
}

std::string lastYearText(const domain::VisitFacts::Member& member, const char* key) {
    const auto found = member.lastYear.find(key);
    const auto* text =
        found == member.lastYear.end() ? nullptr : std::get_if<std::string>(&found->second.value);
    return text ? *text : std::string();
}

} // namespace

OutsideData outsideData(const domain::VisitFacts& facts) {
    OutsideData files;
    auto& roster = files["roster.csv"];
    addRow(roster, {"person_id", "name", "gender", "relation", "birth_date", "school_status", "health",
                    "labour", "work_place", "work_region", "counted"});
    for (const auto& m : facts.members)
        addRow(roster,
               {m.personId, m.name, m.gender, m.relation, m.birthDate, m.schoolStatus, joined(m.health),
                m.labour, lastYearText(m, "work_place"), m.workRegion, m.counted ? "true" : "false"});
    auto& round = files["round.csv"];
    addRow(round, {"name", "income_line", "min_checkers", "income_basis", "late"});
    const auto line = facts.round.incomeLine;
    addRow(round, {facts.round.name,
                   line ? std::to_string(*line / 100) +
                              (*line % 100 ? "." + std::to_string(100 + *line % 100).substr(1) : "")
                        : "",
                   std::to_string(facts.round.minCheckers),
                   facts.round.incomeBasis == domain::IncomeBasis::Disposable ? "disposable" : "net",
                   domain::isLate(facts) ? "true" : ""});
    auto& staff = files["staff.csv"];
    addRow(staff, {"staff_id", "name"});
    for (const auto& s : facts.assigned)
        addRow(staff, {s.id, s.name});
    return files;
}

} // namespace ruhu::questionnaire
