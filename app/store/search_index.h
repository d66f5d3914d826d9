#pragma once

#include "app/store/pinyin.h"
#include "sync/core/ids.h"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// What a household can be filtered by; one bit each.
enum class HouseholdFilter : std::uint8_t { All, Unvisited, AwaitingSignature, Monitored, Lifted, Conflict };
inline constexpr std::size_t kHouseholdFilters = 6;

enum class HouseholdOrder { Visiting, Name };

/// How a household came to be found. Lower is better: the list puts better matches first.
enum class MatchedBy : std::uint8_t { HeadName, MemberName, InsideHeadName, InsideMemberName, Number };

struct SearchQuery {
    std::string text;        ///< as typed; empty finds everybody
    std::string villageCode; ///< empty = all villages on this tablet
    HouseholdFilter filter = HouseholdFilter::All;
    HouseholdOrder order = HouseholdOrder::Visiting;
};

struct SearchMatch {
    std::uint32_t row = 0;             ///< for SearchIndex::household
    std::uint32_t person = UINT32_MAX; ///< for SearchIndex::personName; UINT32_MAX: the household itself
    MatchedBy by = MatchedBy::HeadName;
};

/// All households of the tablet in memory, found while one types: by hanzi, by pinyin initials or full pinyin
/// in every reading, mixed (张shou), by the last four or more characters of an ID or phone number, by
/// household number; through any member of the household.
///
/// A name is an array of character numbers; each distinct character has its readings once, so 70,000 names
/// take a few megabytes and a key press is one pass over them with a bit mask of letters as first test.
/// `load` on any thread, then one thread at a time.
class SearchIndex {
public:
    SearchIndex() = default;

    /// Reads everything. `roundId` tells what counts as visited; it may be empty (before a round is open).
    void load(SQLite::Database& tables, const sync::Id& roundId);

    /// Reads these households again. False if the order of visiting may have changed (a new household): then
    /// the caller loads anew, in the background.
    bool refresh(SQLite::Database& tables, const std::set<sync::Id>& households);

    /// Best matches first, then in the wished order.
    std::vector<SearchMatch> search(const SearchQuery& query) const;

    /// Households of the village (empty = all) by filter, whatever is typed.
    std::array<std::size_t, kHouseholdFilters> counts(const std::string& villageCode) const;

    const sync::Id& household(std::uint32_t row) const { return m_rows[row].id; }
    std::string personName(std::uint32_t person) const;
    std::size_t householdCount() const { return m_rows.size(); }
    std::size_t personCount() const { return m_persons.size(); }

private:
    struct Row {
        sync::Id id;
        std::uint32_t firstPerson = 0;
        std::uint16_t persons = 0; ///< the head, if known, comes first
        std::uint16_t village = 0;
        std::uint8_t flags = 0; ///< bit = HouseholdFilter
        bool headKnown = false;
        std::uint32_t number = 0; ///< in m_text, zero-terminated: household number
        std::uint32_t phone = 0;
    };
    struct Person {
        std::uint32_t name = 0; ///< in m_names
        std::uint16_t length = 0;
        std::uint32_t letters = 0; ///< bit a..z: letters of all readings
        std::uint32_t idNo = 0;    ///< in m_text
        std::uint32_t phone = 0;
    };
    struct Character {
        char32_t codePoint = 0;
        std::vector<std::string> readings;
        std::uint32_t letters = 0;
        bool skipped = false; ///< the dot of a name, a space
    };
    struct Prepared;

    void readHouseholds(SQLite::Database& tables, const std::string& where, std::vector<Row>& rows);
    void readPersons(SQLite::Database& tables, const std::string& where, std::vector<Row>& rows,
                     const std::unordered_map<std::string, std::uint32_t>& rowOf);
    void sortByName();
    std::uint32_t keepText(const char* text);
    std::uint16_t characterNumber(char32_t c);
    Person makePerson(const char* name, const char* idNo, const char* phone);
    bool matchesFrom(const Person& person, std::size_t at, const Prepared& query, std::size_t from) const;
    bool matchesNumber(const Row& row, const Prepared& query, SearchMatch& match) const;
    bool matchesName(const Row& row, const Prepared& query, SearchMatch& match) const;

    sync::Id m_round;
    Pinyin m_pinyin;
    std::vector<Row> m_rows; ///< in visiting order
    std::vector<std::uint32_t> m_byName;
    std::vector<Person> m_persons;
    std::vector<std::uint16_t> m_names;
    std::vector<Character> m_characters;
    std::unordered_map<char32_t, std::uint16_t> m_characterNumbers;
    std::unordered_map<std::string, std::uint32_t> m_rowOf;
    std::vector<std::string> m_villages;
    std::string m_text = std::string(1, '\0');
};

} // namespace ruhu::store
