#include "app/store/follow_ups.h"

#include "app/store/visit_queries.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace ruhu::store {
namespace {

struct Tried {
    int attempts = 0;
    bool reached = false;
    std::string lastOutcome;
    sync::Instant lastAt = 0;
    sync::Instant nextTryAt = 0;
};

/// By visit and person, of the whole village.
std::map<std::pair<sync::Id, sync::Id>, Tried> triesOf(SQLite::Database& tables, const std::string& village) {
    SQLite::Statement row(tables,
                          "SELECT c.visit_id, c.person_id, c.made_at, c.outcome, c.next_try_at"
                          " FROM contact_attempt c JOIN household h ON h.id = c.household_id"
                          " WHERE h.village_code = ? AND c._deleted IS NULL ORDER BY c.made_at, c.id");
    row.bind(1, village);
    std::map<std::pair<sync::Id, sync::Id>, Tried> tries;
    while (row.executeStep()) {
        auto& tried = tries[{row.getColumn(0).getString(), row.getColumn(1).getString()}];
        ++tried.attempts;
        tried.lastAt = row.getColumn(2).getInt64();
        tried.lastOutcome = row.getColumn(3).getString();
        tried.nextTryAt = row.getColumn(4).getInt64();
        tried.reached = tried.reached || tried.lastOutcome == "verified";
    }
    return tries;
}

/// Sleeps elsewhere as far as is known; the dead and those who moved out are nobody's call.
bool isAway(const std::string& whereabouts) {
    static const std::set<std::string> kAway = {"2", "3", "4", "5", "6", "7", "8", "99"};
    return kAway.contains(whereabouts);
}

struct Candidate {
    FollowUp row;
    bool visited = false;
    std::string inVisit; ///< whereabouts that the visit says
    std::string verifiedBy;
};

bool isVerified(const Candidate& c, const Tried& tried) {
    if (c.verifiedBy == "1" || c.verifiedBy == "2")
        return true;
    return tried.reached && (c.verifiedBy.empty() || c.verifiedBy == "3" || c.verifiedBy == "4");
}

bool isToBeReached(const Candidate& c, const Tried& tried) {
    if (isVerified(c, tried) || c.row.whereabouts == "9" || c.row.whereabouts == "10")
        return false;
    return tried.attempts > 0 || (c.visited && isAway(c.inVisit));
}

std::string textAt(SQLite::Statement& row, int column) {
    return row.getColumn(column).getString();
}

/// Households in order of the way, members in their own.
std::vector<Candidate> candidates(SQLite::Database& tables, const sync::Id& round,
                                  const std::string& village) {
    SQLite::Statement row(
        tables,
        "SELECT p.id, h.id, p.name, hp.name, p.relation, p.birth_date,"
        " COALESCE(NULLIF(m.whereabouts, ''), p.whereabouts, ''), COALESCE(m.work_place, p.work_place, ''),"
        " p.best_time, p.phone, h.phone, v.id IS NOT NULL, COALESCE(m.whereabouts, ''),"
        " COALESCE(m.verified_by, '') FROM household h"
        " JOIN person p ON p.household_id = h.id AND p._deleted IS NULL"
        " LEFT JOIN person hp ON hp.id = h.head_id LEFT JOIN hamlet t ON t.id = h.hamlet_id"
        " LEFT JOIN visit v ON v.household_id = h.id AND v.round_id = ? AND v._deleted IS NULL"
        " LEFT JOIN visit_member m ON m.visit_id = v.id AND m.person_id = p.id AND m._deleted IS NULL"
        " WHERE h.village_code = ? AND h._deleted IS NULL"
        " AND (v.sealed_version IS NULL OR v.version > v.sealed_version)"
        " ORDER BY t.position, h.position, h.national_no, h.id, p.relation <> '01', p.position, p.id");
    row.bind(1, round);
    row.bind(2, village);
    std::vector<Candidate> all;
    while (row.executeStep()) {
        Candidate c;
        c.row.person = textAt(row, 0);
        c.row.household = textAt(row, 1);
        c.row.name = textAt(row, 2);
        c.row.head = textAt(row, 3);
        c.row.relation = textAt(row, 4);
        c.row.birthDate = textAt(row, 5);
        c.row.whereabouts = textAt(row, 6);
        c.row.workPlace = textAt(row, 7);
        c.row.bestTime = textAt(row, 8);
        c.row.ownPhone = !textAt(row, 9).empty();
        c.row.phone = textAt(row, c.row.ownPhone ? 9 : 10);
        c.visited = row.getColumn(11).getInt() != 0;
        c.inVisit = textAt(row, 12);
        c.verifiedBy = textAt(row, 13);
        all.push_back(std::move(c));
    }
    return all;
}

/// Heads of households that nobody has visited and of which all are known to be away.
std::set<sync::Id> headsOfEmptyHouses(const std::vector<Candidate>& all) {
    std::set<sync::Id> heads;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        bool away = !all[i].visited;
        for (; end < all.size() && all[end].row.household == all[i].row.household; ++end)
            away = away && isAway(all[end].row.whereabouts);
        if (away)
            heads.insert(all[i].row.person);
        i = end;
    }
    return heads;
}

void addSignings(SQLite::Database& tables, const sync::Id& round, const std::string& village,
                 std::vector<FollowUp>& rows) {
    SQLite::Statement row(tables,
                          "SELECT h.head_id, h.id, p.name, p.relation, p.birth_date, p.best_time,"
                          " p.phone, h.phone, v.resign_due_on FROM visit v"
                          " JOIN household h ON h.id = v.household_id LEFT JOIN person p ON p.id = h.head_id"
                          " WHERE v.round_id = ? AND h.village_code = ? AND v._deleted IS NULL"
                          " AND h._deleted IS NULL AND v.resign_due_on IS NOT NULL"
                          " ORDER BY v.resign_due_on, h.position, h.id");
    row.bind(1, round);
    row.bind(2, village);
    while (row.executeStep()) {
        FollowUp f;
        f.kind = FollowUp::Kind::SignOnReturn;
        f.person = textAt(row, 0);
        f.household = textAt(row, 1);
        f.name = f.head = textAt(row, 2);
        f.relation = textAt(row, 3);
        f.birthDate = textAt(row, 4);
        f.bestTime = textAt(row, 5);
        f.ownPhone = !textAt(row, 6).empty();
        f.phone = textAt(row, f.ownPhone ? 6 : 7);
        f.signDueOn = textAt(row, 8);
        rows.push_back(std::move(f));
    }
}

} // namespace

std::vector<FollowUp> followUps(SQLite::Database& tables, const sync::Id& round,
                                const std::string& villageCode, sync::Instant now) {
    const auto tries = triesOf(tables, villageCode);
    const auto all = candidates(tables, round, villageCode);
    const auto heads = headsOfEmptyHouses(all);
    std::vector<FollowUp> rows;
    for (const auto& c : all) {
        const auto found = tries.find({visitIdOf(round, c.row.household), c.row.person});
        const auto tried = found == tries.end() ? Tried() : found->second;
        if (!isToBeReached(c, tried) && !(heads.contains(c.row.person) && !isVerified(c, tried)))
            continue;
        auto row = c.row;
        row.attempts = tried.attempts;
        row.lastOutcome = tried.lastOutcome;
        row.lastAt = tried.lastAt;
        row.nextTryAt = tried.nextTryAt;
        row.kind = tried.nextTryAt > now ? FollowUp::Kind::Agreed : FollowUp::Kind::Now;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FollowUp& a, const FollowUp& b) {
        const auto rank = [](const FollowUp& f) {
            const bool agreed = f.kind == FollowUp::Kind::Agreed;
            return std::tuple(f.kind, agreed ? f.nextTryAt : f.nextTryAt == 0, agreed ? 0 : f.lastAt);
        };
        return rank(a) < rank(b);
    });
    addSignings(tables, round, villageCode, rows);
    return rows;
}

std::vector<Attempt> attemptsOf(SQLite::Database& tables, const sync::Id& round, const sync::Id& household,
                                const sync::Id& person) {
    SQLite::Statement row(tables, "SELECT c.made_at, c.channel, c.outcome, c.answered_by, c.facts, s.name,"
                                  " c.evidence IS NOT NULL FROM contact_attempt c"
                                  " LEFT JOIN staff s ON s.id = c.caller_id"
                                  " WHERE c.visit_id = ? AND c.person_id = ? AND c._deleted IS NULL"
                                  " ORDER BY c.made_at DESC, c.id DESC");
    row.bind(1, visitIdOf(round, household));
    row.bind(2, person);
    std::vector<Attempt> attempts;
    while (row.executeStep())
        attempts.push_back({row.getColumn(0).getInt64(), textAt(row, 1), textAt(row, 2), textAt(row, 3),
                            textAt(row, 4), textAt(row, 5), row.getColumn(6).getInt() != 0});
    return attempts;
}

} // namespace ruhu::store
