#pragma once

#include "sync/core/change_set.h"
#include "sync/simulator/branch.h"
#include "sync/simulator/dice.h"

#include <functional>

namespace ruhu::sync::simulator {

inline constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;
inline constexpr std::size_t kHouseholds = 4;
inline constexpr std::size_t kPersons = 5;
inline constexpr std::size_t kVisits = 4;
inline constexpr std::size_t kMembers = 5;

/// What its maker sees when he saves.
struct Desk {
    std::string stream;
    const Schema& schema;
    std::function<ShownPtr(const std::string& key)> look;
    std::vector<std::string> reviewItems; ///< ids of some that he knows of
};

/// Invents what people do with a tablet: visits, corrections, seals, deletions, resolutions, on few enough
/// records that they get in each other's way, with every awkward value that a field may hold.
class Author {
public:
    /// `distinct`: no value is ever written twice.
    Author(Dice dice, bool distinct)
        : m_dice(dice)
        , m_distinct(distinct) {}

    /// A save that must be accepted. Its `by` exists once in the world and names the save.
    Draft save(const Desk& desk);

    /// A save that must be refused and leave no trace: 2^53 + 1, negative zero as a number, text without end,
    /// bytes that are no text, fields and types that nobody knows.
    Draft refused(const Desk& desk);

    /// What moves a living household to another stream: what is written there, then what is written here.
    std::pair<Draft, Draft> move(const Desk& desk, const std::string& to, const Id& household);
    static Id movedId(const std::string& to, const std::string& type, const Id& id);

    Id makeId();
    std::string recordId(const std::string& stream, const std::string& type, std::size_t number) const;

private:
    using Fields = std::vector<std::pair<std::string, Value>>;

    std::string text();
    Value number();
    Value answer();
    Value changedSet(const ShownPtr& shown, const char* field);
    std::string anyId(const Desk& desk, const char* type, std::size_t count);
    RecordChange household(const Desk& desk);
    RecordChange person(const Desk& desk);
    RecordChange visit(const Desk& desk);
    RecordChange member(const Desk& desk);
    void sealOrAmend(const Desk& desk, Draft& draft);
    void resolve(const Desk& desk, Draft& draft);
    void younger(const Desk& desk, Draft& draft);
    void round(const Desk& desk, Draft& draft);

    Dice m_dice;
    bool m_distinct;
    std::int64_t m_made = 0;
};

} // namespace ruhu::sync::simulator
