#include "app/store/search_index.h"

#include "app/store/stage.h"
#include "app/store/text.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace ruhu::store {
namespace {

constexpr std::uint8_t bit(HouseholdFilter filter) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(filter));
}

constexpr std::uint32_t letterBit(char32_t c) {
    return c >= 'a' && c <= 'z' ? 1U << (c - 'a') : 0;
}

bool isLetter(char32_t c) {
    return c >= 'a' && c <= 'z';
}

/// Lower case, half width, ü as v; spaces and the dots of names are nobody's search.
std::u32string normalised(std::string_view typed) {
    std::u32string out;
    for (char32_t c : toCodePoints(typed)) {
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c == U'ü' || c == U'Ü')
            c = 'v';
        if (c == ' ' || c == 0x3000 || c == U'·' || c == U'\'' || c == '\t' || c == '\n')
            continue;
        out.push_back(c);
    }
    return out;
}

bool endsWith(std::string_view text, std::string_view tail) {
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

constexpr std::string_view kFlagSql =
    "SELECT h.id, h.village_code, h.national_no, h.phone, h.head_id, h.base_type, h.monitor_class, ";

} // namespace

struct SearchIndex::Prepared {
    std::u32string text;
    std::vector<std::optional<std::uint16_t>> characters; ///< number of each, nullopt: nobody's name has it
    std::uint32_t letters = 0;
    std::string number; ///< digits, upper-case X at the end allowed; empty if the text is no number
};

std::uint32_t SearchIndex::keepText(const char* text) {
    if (text == nullptr || *text == '\0')
        return 0;
    const auto at = static_cast<std::uint32_t>(m_text.size());
    m_text.append(text);
    m_text.push_back('\0');
    return at;
}

std::uint16_t SearchIndex::characterNumber(char32_t c) {
    const auto [known, isNew] =
        m_characterNumbers.try_emplace(c, static_cast<std::uint16_t>(m_characters.size()));
    if (isNew) {
        // 65,535 distinct characters is more than names have; what is beyond shares the last number.
        if (m_characters.size() == UINT16_MAX) {
            known->second = UINT16_MAX - 1;
            return known->second;
        }
        Character character;
        character.codePoint = c;
        character.skipped = c == U'·' || c == ' ' || c == 0x3000;
        character.readings = m_pinyin.readings(c);
        for (const std::string& reading : character.readings)
            for (const char letter : reading)
                character.letters |= letterBit(static_cast<unsigned char>(letter));
        m_characters.push_back(std::move(character));
    }
    return known->second;
}

SearchIndex::Person SearchIndex::makePerson(const char* name, const char* idNo, const char* phone) {
    Person person;
    person.name = static_cast<std::uint32_t>(m_names.size());
    for (const char32_t c : toCodePoints(name == nullptr ? "" : name)) {
        const std::uint16_t number = characterNumber(c);
        person.letters |= m_characters[number].letters;
        m_names.push_back(number);
    }
    person.length = static_cast<std::uint16_t>(m_names.size() - person.name);
    person.idNo = keepText(idNo);
    person.phone = keepText(phone);
    return person;
}

void SearchIndex::readHouseholds(SQLite::Database& tables, const std::string& where, std::vector<Row>& rows) {
    const std::set<sync::Id> conflicts = householdsInConflict(tables);
    SQLite::Statement query(tables,
                            std::string(kFlagSql) + kStageSql +
                                " FROM household h LEFT JOIN village w ON w.code = h.village_code"
                                " LEFT JOIN hamlet t ON t.id = h.hamlet_id" +
                                kVisitJoinSql + "WHERE h._deleted IS NULL " + where +
                                " ORDER BY w.position, h.village_code, t.position, t.name, h.position,"
                                " h.national_no, h.id");
    query.bind(1, m_round);
    while (query.executeStep()) {
        Row row;
        row.id = query.getColumn(0).getString();
        const std::string village = query.getColumn(1).getString();
        const auto known = std::find(m_villages.begin(), m_villages.end(), village);
        row.village = static_cast<std::uint16_t>(known - m_villages.begin());
        if (known == m_villages.end())
            m_villages.push_back(village);
        row.number = keepText(query.getColumn(2).getText());
        row.phone = keepText(query.getColumn(3).getText());
        row.flags = bit(HouseholdFilter::All);
        const std::string monitorClass = query.getColumn(6).getString();
        if (!monitorClass.empty() && monitorClass != "0")
            row.flags |= bit(HouseholdFilter::Monitored);
        if (query.getColumn(5).getString() == "2")
            row.flags |= bit(HouseholdFilter::Lifted);
        const auto stage = static_cast<Stage>(query.getColumn(7).getInt());
        if (stage == Stage::Unvisited)
            row.flags |= bit(HouseholdFilter::Unvisited);
        if (stage == Stage::AwaitingSignature)
            row.flags |= bit(HouseholdFilter::AwaitingSignature);
        if (conflicts.count(row.id) != 0)
            row.flags |= bit(HouseholdFilter::Conflict);
        rows.push_back(std::move(row));
    }
}

void SearchIndex::readPersons(SQLite::Database& tables, const std::string& where, std::vector<Row>& rows,
                              const std::unordered_map<std::string, std::uint32_t>& rowOf) {
    // One pass in the table's own order, then grouped: sorting 70,000 rows in SQLite costs more.
    std::vector<Person> found;
    std::vector<std::uint32_t> rowOfPerson;
    std::vector<bool> isHead;
    SQLite::Statement query(tables,
                            "SELECT p.household_id, p.name, p.id_no, p.phone, p.relation FROM person p"
                            " WHERE p._deleted IS NULL " +
                                where);
    while (query.executeStep()) {
        const auto row = rowOf.find(query.getColumn(0).getText());
        if (row == rowOf.end())
            continue;
        found.push_back(makePerson(query.getColumn(1).getText(), query.getColumn(2).getText(),
                                   query.getColumn(3).getText()));
        rowOfPerson.push_back(row->second);
        isHead.push_back(std::string_view(query.getColumn(4).getText()) == "01");
        ++rows[row->second].persons;
        if (isHead.back())
            rows[row->second].headKnown = true;
    }
    auto next = static_cast<std::uint32_t>(m_persons.size());
    m_persons.resize(m_persons.size() + found.size());
    std::vector<std::uint32_t> place(rows.size());
    for (const auto& [id, index] : rowOf) {
        Row& row = rows[index];
        row.firstPerson = next;
        place[index] = next + (row.headKnown ? 1 : 0);
        next += row.persons;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        Row& row = rows[rowOfPerson[i]];
        if (isHead[i] && m_persons[row.firstPerson].length == 0)
            m_persons[row.firstPerson] = found[i];
        else if (place[rowOfPerson[i]] < row.firstPerson + row.persons)
            m_persons[place[rowOfPerson[i]]++] = found[i];
        else
            m_persons[row.firstPerson] = found[i];
    }
}

void SearchIndex::sortByName() {
    std::vector<std::string> keys(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].persons == 0)
            continue;
        const Person& head = m_persons[m_rows[i].firstPerson];
        for (std::size_t c = 0; c < head.length; ++c) {
            const Character& character = m_characters[m_names[head.name + c]];
            if (character.skipped)
                continue;
            keys[i] += character.readings.empty() ? "~" : character.readings.front();
            // 0x01 sorts a shorter syllable first; the character itself keeps the same ones together.
            keys[i] += '\x01';
            appendUtf8(keys[i], character.codePoint);
            keys[i] += '\x01';
        }
    }
    m_byName.resize(m_rows.size());
    std::iota(m_byName.begin(), m_byName.end(), 0U);
    std::stable_sort(m_byName.begin(), m_byName.end(),
                     [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
}

void SearchIndex::load(SQLite::Database& tables, const sync::Id& roundId) {
    m_round = roundId;
    m_rows.clear();
    m_persons.clear();
    m_names.clear();
    m_villages.clear();
    m_rowOf.clear();
    m_text.assign(1, '\0');
    readHouseholds(tables, "", m_rows);
    m_rowOf.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rowOf.emplace(m_rows[i].id, static_cast<std::uint32_t>(i));
    readPersons(tables, "", m_rows, m_rowOf);
    sortByName();
}

bool SearchIndex::refresh(SQLite::Database& tables, const std::set<sync::Id>& households) {
    bool orderHolds = true;
    for (const sync::Id& id : households) {
        const auto known = m_rowOf.find(id);
        std::vector<Row> rows;
        // Ids are UUIDs, checked on the way in; quoting them keeps one statement text for both uses.
        const std::string quoted = "'" + (sync::isId(id) ? id : std::string()) + "'";
        readHouseholds(tables, "AND h.id = " + quoted, rows);
        if (rows.empty() != (known == m_rowOf.end()))
            orderHolds = false;
        if (rows.empty() || known == m_rowOf.end())
            continue;
        readPersons(tables, "AND p.household_id = " + quoted, rows, {{id, 0}});
        m_rows[known->second] = std::move(rows.front());
    }
    return orderHolds;
}

bool SearchIndex::matchesFrom(const Person& person, std::size_t at, const Prepared& query,
                              std::size_t from) const {
    if (from == query.text.size())
        return true;
    if (at == person.length)
        return false;
    const std::uint16_t number = m_names[person.name + at];
    const Character& character = m_characters[number];
    if (character.skipped)
        return matchesFrom(person, at + 1, query, from);
    const char32_t c = query.text[from];
    if (!isLetter(c))
        return query.characters[from] == number && matchesFrom(person, at + 1, query, from + 1);
    for (const std::string& reading : character.readings) {
        std::size_t same = 0;
        while (same < reading.size() && from + same < query.text.size() &&
               query.text[from + same] == static_cast<unsigned char>(reading[same]))
            ++same;
        if (same == 0)
            continue;
        if (from + same == query.text.size())
            return true;
        // The whole syllable, its initial, or its two-letter initial.
        if (same == reading.size() && matchesFrom(person, at + 1, query, from + same))
            return true;
        if (matchesFrom(person, at + 1, query, from + 1))
            return true;
        if (same >= 2 && reading[1] == 'h' && matchesFrom(person, at + 1, query, from + 2))
            return true;
    }
    return false;
}

bool SearchIndex::matchesNumber(const Row& row, const Prepared& query, SearchMatch& match) const {
    match.by = MatchedBy::Number;
    for (std::uint32_t p = row.firstPerson; p < row.firstPerson + row.persons; ++p) {
        const std::string_view idNo = &m_text[m_persons[p].idNo];
        const std::string_view phone = &m_text[m_persons[p].phone];
        if (endsWith(idNo, query.number) || endsWith(phone, query.number)) {
            match.person = p;
            return true;
        }
    }
    match.person = UINT32_MAX;
    const std::string_view number = &m_text[row.number];
    return endsWith(&m_text[row.phone], query.number) || endsWith(number, query.number) ||
           (query.number.size() >= 10 && number.substr(0, query.number.size()) == query.number);
}

bool SearchIndex::matchesName(const Row& row, const Prepared& query, SearchMatch& match) const {
    bool found = false;
    const auto offer = [&](MatchedBy by, std::uint32_t person) {
        if (!found || by < match.by) {
            match.by = by;
            match.person = person;
            found = true;
        }
    };
    for (std::uint32_t p = row.firstPerson; p < row.firstPerson + row.persons; ++p) {
        const Person& person = m_persons[p];
        if ((person.letters & query.letters) != query.letters)
            continue;
        const bool isHead = p == row.firstPerson;
        if (matchesFrom(person, 0, query, 0)) {
            offer(isHead ? MatchedBy::HeadName : MatchedBy::MemberName, p);
            if (isHead)
                return true;
            continue;
        }
        // A single letter inside a name would find nearly everybody.
        if (query.text.size() < 2 && isLetter(query.text.front()))
            continue;
        for (std::size_t at = 1; at < person.length; ++at) {
            if (matchesFrom(person, at, query, 0)) {
                offer(isHead ? MatchedBy::InsideHeadName : MatchedBy::InsideMemberName, p);
                break;
            }
        }
    }
    return found;
}

std::vector<SearchMatch> SearchIndex::search(const SearchQuery& query) const {
    Prepared prepared;
    prepared.text = normalised(query.text);
    for (const char32_t c : prepared.text) {
        prepared.letters |= letterBit(c);
        const auto known = m_characterNumbers.find(c);
        prepared.characters.push_back(known == m_characterNumbers.end() ? std::nullopt
                                                                        : std::optional(known->second));
    }
    const bool startsAsNumber =
        !prepared.text.empty() && prepared.text.front() >= '0' && prepared.text.front() <= '9';
    if (startsAsNumber) {
        for (const char32_t c : prepared.text)
            prepared.number.push_back(c < 0x80 ? static_cast<char>(c == 'x' ? 'X' : c) : '?');
    }

    std::vector<SearchMatch> matches;
    if (startsAsNumber && prepared.number.size() < 4)
        return matches;
    std::uint16_t village = UINT16_MAX;
    if (!query.villageCode.empty()) {
        const auto known = std::find(m_villages.begin(), m_villages.end(), query.villageCode);
        if (known == m_villages.end())
            return matches;
        village = static_cast<std::uint16_t>(known - m_villages.begin());
    }
    const std::uint8_t wanted = bit(query.filter);
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        const std::uint32_t index = query.order == HouseholdOrder::Name ? m_byName[i] : i;
        const Row& row = m_rows[index];
        if ((row.flags & wanted) == 0 || (village != UINT16_MAX && row.village != village))
            continue;
        SearchMatch match;
        match.row = index;
        if (prepared.text.empty() ||
            (startsAsNumber ? matchesNumber(row, prepared, match) : matchesName(row, prepared, match)))
            matches.push_back(match);
    }
    if (!prepared.text.empty())
        std::stable_sort(matches.begin(), matches.end(),
                         [](const SearchMatch& a, const SearchMatch& b) { return a.by < b.by; });
    return matches;
}

std::array<std::size_t, kHouseholdFilters> SearchIndex::counts(const std::string& villageCode) const {
    std::array<std::size_t, kHouseholdFilters> counts{};
    for (const Row& row : m_rows) {
        if (!villageCode.empty() && m_villages[row.village] != villageCode)
            continue;
        for (std::size_t f = 0; f < kHouseholdFilters; ++f)
            counts[f] += (row.flags >> f) & 1U;
    }
    return counts;
}

std::string SearchIndex::personName(std::uint32_t person) const {
    std::string name;
    for (std::size_t i = 0; i < m_persons[person].length; ++i)
        appendUtf8(name, m_characters[m_names[m_persons[person].name + i]].codePoint);
    return name;
}

} // namespace ruhu::store
