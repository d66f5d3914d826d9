#pragma once

#include "sync/store/committer.h"

#include <string>

namespace ruhu::usecases {

/// Shows a masked field in full, and leaves a record of who asked for it. The record comes first: what cannot
/// be logged is not shown.
class RevealField {
public:
    explicit RevealField(sync::Committer& committer)
        : m_committer(committer) {}

    struct What {
        std::string stream; ///< village code
        std::string type;   ///< "household", "person"
        sync::Id id;
        std::string field; ///< text field of the schema
    };
    /// The field's value. Errors: those of Committer::commit; "not_found".
    sync::Result<std::string> reveal(const What& what, const sync::Id& staff);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
