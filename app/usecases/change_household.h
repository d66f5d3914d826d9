#pragma once

#include "sync/store/committer.h"

#include <string>

namespace ruhu::usecases {

/// Who has come to a household and who has gone, as found at the door (人口变动, DOMAIN section 3). Nobody is
/// ever deleted: who is gone keeps the record, and who comes back goes on with it. One thread.
class ChangeHousehold {
public:
    explicit ChangeHousehold(sync::Committer& committer)
        : m_committer(committer) {}

    struct Newcomer {
        sync::Id household;
        std::string change; ///< change_type: "11" born, "12" married in, "13" moved in, "14" returned
        std::string name;
        std::string idNo;      ///< empty: none yet
        std::string gender;    ///< with a number these two are the number's
        std::string birthDate; ///< YYYY-MM-DD
        std::string relation;  ///< to the head
    };

    /// A person whom nobody knows yet. Two tablets that add the same one make the same record. Returns the
    /// person. Errors: "no_household", "name_missing", "relation_missing", "birth_missing", "id_wrong" (its
    /// check digit or date), "known_already" (the number is somebody's: moveIn()) and those of Committer.
    sync::Result<sync::Id> add(const Newcomer& newcomer, const std::string& today, const sync::Id& by);

    /// A person whom this tablet knows comes to the household, with all that is recorded of them. Errors:
    /// "no_household", "no_person", "other_village" (the township moves them), "relation_missing" and those
    /// of Committer.
    sync::Result<void> moveIn(const sync::Id& person, const Newcomer& as, const sync::Id& by);

    struct Leaving {
        sync::Id household;
        sync::Id person;
        std::string change; ///< change_type: "21" died, "22" married out, "23" split, "24" moved out
        std::string on;     ///< YYYY-MM-DD; of a death, else may be empty
        sync::Id newHead;   ///< REQUIRED when the head goes and others stay
    };

    /// A member dies, marries out, splits off or moves away. Errors: "no_person", "date_missing",
    /// "head_missing" and those of Committer.
    sync::Result<void> leave(const Leaving& leaving, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
