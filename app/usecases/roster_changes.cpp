#include "app/usecases/roster_changes.h"

#include "app/domain/text.h"
#include "app/usecases/draft_batch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace ruhu::usecases {

namespace {

using nlohmann::json;
using store::StoredRecord;

constexpr std::size_t kTownshipDigits = 9;

bool isVillageCode(const std::string& code) {
    return code.size() == 12 && domain::isDigits(code);
}

class Planner {
public:
    Planner(const StagedRoster& roster, const store::RosterLookup& known,
            const std::map<std::string, std::string>& villageCodes, ImportReport& report)
        : m_roster(roster)
        , m_known(known)
        , m_report(report)
        , m_batch(report) {
        for (const auto& [name, code] : villageCodes)
            m_givenCodes[villageKey(name)] = code;
        for (const auto& [id, village] : known.all("village"))
            if (!village.deleted)
                m_knownCodes[villageKey(village.text("name"))] = village.text("code");
        for (const auto& [id, hamlet] : known.all("hamlet"))
            raise(m_hamletPosition[hamlet.text("village_code")], hamlet);
        for (const auto& [id, household] : known.all("household"))
            raise(m_householdPosition[household.text("hamlet_id")], household);
        for (const auto& [id, person] : known.all("person"))
            raise(m_personPosition[person.text("household_id")], person);
    }

    std::vector<sync::Draft> run() {
        places();
        // By type, so that a change set names the fields of each type once.
        for (const auto& household : m_roster.households)
            hamlet(household);
        for (const auto& household : m_roster.households)
            planHousehold(household);
        for (auto& [record, known] : m_people)
            m_batch.put(std::move(record), known, m_report.people);
        findMissing();
        return m_batch.take();
    }

private:
    static void raise(std::int64_t& highest, const StoredRecord& record) {
        if (const auto position = record.value("position"); position.is_number_integer())
            highest = std::max(highest, position.get<std::int64_t>());
    }

    std::string codeOf(const std::string& key) const {
        const auto& fromFile = m_roster.villages.at(key).code;
        const auto known = m_knownCodes.find(key);
        if (known != m_knownCodes.end())
            return known->second;
        if (isVillageCode(fromFile))
            return fromFile;
        const auto given = m_givenCodes.find(key);
        return given != m_givenCodes.end() && isVillageCode(given->second) ? given->second : std::string();
    }

    /// Township and villages. Villages of one code under two names are one.
    void places() {
        std::string township;
        for (const auto& [id, record] : m_known.all("township"))
            if (!record.deleted && record.text("code").size() == kTownshipDigits)
                township = record.text("code");
        std::set<std::string> done;
        for (const auto& [key, village] : m_roster.villages) {
            const auto code = codeOf(key);
            if (code.empty()) {
                m_refusal[key] = "不知道“" + village.name + "”的行政村代码，请用 --codes 给出";
                continue;
            }
            if (!township.empty() && !code.starts_with(township)) {
                m_refusal[key] = "行政村代码" + code + "不属于本乡镇";
                continue;
            }
            m_codes[key] = code;
            if (!done.insert(code).second)
                continue;
            const auto* known = m_known.findBy("village", "code", code);
            const auto id = known ? known->id : sync::nameId("village", code);
            FieldValues fields = {{"code", code}};
            // A village that is known keeps its name: files write 赵家坪 and 赵家坪村委会.
            FieldValues initial = {{"name", village.name},
                                   {"position", std::stoll(code.substr(kTownshipDigits))}};
            m_batch.put({"township", "village", id, fields, initial, {"", 0, village.name}}, known,
                        m_report.villages);
        }
        if (township.empty() && !m_codes.empty())
            putTownship(m_codes.begin()->second.substr(0, kTownshipDigits));
    }

    void putTownship(const std::string& code) {
        const auto id = sync::nameId("township", code);
        ImportCount ignored;
        FieldValues fields = {
            {"name", textOrNull(m_roster.township)}, {"county", textOrNull(m_roster.county)}, {"code", code}};
        m_batch.put({"township", "township", id, fields, {}, {"", 0, m_roster.township}},
                    m_known.find("township", id), ignored);
    }

    static json textOrNull(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

    sync::Id hamletId(const StagedHousehold& household) const {
        return sync::nameId("hamlet", m_codes.at(household.village) + "/" + household.hamlet);
    }

    void hamlet(const StagedHousehold& household) {
        const auto code = m_codes.find(household.village);
        if (code == m_codes.end() || household.hamlet.empty())
            return;
        const auto id = hamletId(household);
        if (!m_hamletsDone.insert(id).second)
            return;
        const auto* known = m_known.find("hamlet", id);
        FieldValues fields = {{"village_code", code->second}, {"name", household.hamlet}};
        FieldValues initial;
        if (!known)
            initial.emplace_back("position", ++m_hamletPosition[code->second]);
        m_batch.put({code->second, "hamlet", id, fields, initial, {"", 0, household.hamlet}}, known,
                    m_report.hamlets);
    }

    const StoredRecord* knownPerson(const StagedPerson& person) const {
        const StoredRecord* known = nullptr;
        if (!person.nationalNo.empty())
            known = m_known.findBy("person", "national_no", person.nationalNo);
        if (!known && !person.idNo.empty())
            known = m_known.findBy("person", "id_no", person.idNo);
        return known ? known : m_known.find("person", newPersonId(person));
    }

    static sync::Id newPersonId(const StagedPerson& person) {
        return sync::nameId("person", person.nationalNo.empty() ? person.idNo : person.nationalNo);
    }

    /// By its number; without one, the household where its head is on record. A household that the file gives
    /// no head to is where its first member is.
    const StoredRecord* knownHousehold(const StagedHousehold& household) const {
        if (household.nationalNo.empty())
            if (const auto* person = knownPerson(headOrFirst(household)))
                if (const auto* home = m_known.find("household", person->text("household_id")))
                    return home;
        const auto* byNo = household.nationalNo.empty()
                               ? nullptr
                               : m_known.findBy("household", "national_no", household.nationalNo);
        return byNo ? byNo : m_known.find("household", newHouseholdId(household));
    }

    static const StagedPerson& headOrFirst(const StagedHousehold& household) {
        return household.people[household.head >= 0 ? static_cast<std::size_t>(household.head) : 0];
    }

    static sync::Id newHouseholdId(const StagedHousehold& household) {
        if (!household.nationalNo.empty())
            return sync::nameId("household", household.nationalNo);
        const auto& head = headOrFirst(household);
        return sync::nameId("household", "head/" + (head.idNo.empty() ? head.nationalNo : head.idNo));
    }

    void planHousehold(const StagedHousehold& household) {
        if (const auto refusal = m_refusal.find(household.village); refusal != m_refusal.end()) {
            for (const auto& person : household.people)
                refuse(person, refusal->second);
            --m_report.householdsRead;
            return;
        }
        const auto& code = m_codes.at(household.village);
        const auto* known = knownHousehold(household);
        const auto id = known ? known->id : newHouseholdId(household);
        const auto& stream = known ? known->stream : code;
        const auto hamlet = household.hamlet.empty() ? std::string() : hamletId(household);
        const auto head = planPeople(household, id, stream);
        FieldValues fields = {{"national_no", textOrNull(household.nationalNo)},
                              {"village_code", code},
                              {"hamlet_id", textOrNull(hamlet)},
                              {"head_id", textOrNull(head)}};
        fields.insert(fields.end(), household.fields.begin(), household.fields.end());
        FieldValues initial = {{"roster_status", "1"}};
        if (!known)
            initial.emplace_back("position", ++m_householdPosition[hamlet]);
        auto place = household.place;
        place.text =
            household.headName.empty() ? household.people.front().name + "一户" : household.headName + "户";
        m_batch.put({stream, "household", id, std::move(fields), std::move(initial), std::move(place)}, known,
                    m_report.households);
    }

    void refuse(const StagedPerson& person, const std::string& why) {
        m_report.rejected.push_back({person.place.sheet, person.place.row, person.name + "：" + why});
        --m_report.peopleRead;
    }

    /// Returns the head's id; empty if there is none.
    sync::Id planPeople(const StagedHousehold& household, const sync::Id& householdId,
                        const std::string& stream) {
        sync::Id head;
        for (std::size_t i = 0; i < household.people.size(); ++i) {
            const auto& person = household.people[i];
            const auto* known = knownPerson(person);
            const auto id = known ? known->id : newPersonId(person);
            m_seenVillages.insert(m_codes.at(household.village));
            m_seenPeople.insert(id);
            if (known && !known->deleted && known->text("household_id") != householdId) {
                refuse(person, "系统中属于另一户，请核实归属");
                continue;
            }
            if (static_cast<int>(i) == household.head)
                head = id;
            FieldValues fields = {{"household_id", householdId}};
            fields.insert(fields.end(), person.fields.begin(), person.fields.end());
            FieldValues initial = {{"counted", true}};
            if (!known)
                initial.emplace_back("position", ++m_personPosition[householdId]);
            auto place = person.place;
            place.text = person.name;
            m_people.emplace_back(DraftBatch::Record{stream, "person", id, std::move(fields),
                                                     std::move(initial), std::move(place)},
                                  known);
        }
        return head;
    }

    void findMissing() {
        for (const auto& [id, person] : m_known.all("person")) {
            if (person.deleted || m_seenPeople.contains(id))
                continue;
            const auto* household = m_known.find("household", person.text("household_id"));
            if (!household || household->deleted || !m_seenVillages.contains(household->text("village_code")))
                continue;
            const auto* village = m_known.findBy("village", "code", household->text("village_code"));
            m_report.missing.push_back((village ? village->text("name") + " " : "") + person.text("name") +
                                       "（户编号" + household->text("national_no") + "）");
        }
    }

    const StagedRoster& m_roster;
    const store::RosterLookup& m_known;
    ImportReport& m_report;
    DraftBatch m_batch;
    std::map<std::string, std::string> m_givenCodes; ///< by villageKey
    std::map<std::string, std::string> m_knownCodes; ///< by villageKey
    std::map<std::string, std::string> m_codes;      ///< by villageKey
    std::map<std::string, std::string> m_refusal;    ///< by villageKey: why its rows cannot be taken
    std::map<std::string, std::int64_t> m_hamletPosition;
    std::map<std::string, std::int64_t> m_householdPosition;
    std::map<std::string, std::int64_t> m_personPosition;
    std::set<sync::Id> m_hamletsDone;
    std::set<sync::Id> m_seenPeople;
    std::set<std::string> m_seenVillages;
    std::vector<std::pair<DraftBatch::Record, const StoredRecord*>> m_people;
};

} // namespace

std::vector<sync::Draft> planRoster(const StagedRoster& roster, const store::RosterLookup& known,
                                    const std::map<std::string, std::string>& villageCodes,
                                    ImportReport& report) {
    return Planner(roster, known, villageCodes, report).run();
}

} // namespace ruhu::usecases
