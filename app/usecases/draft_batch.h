#pragma once

#include "app/store/roster_lookup.h"
#include "app/usecases/import_report.h"
#include "app/usecases/roster_values.h"
#include "sync/core/change_set.h"

#include <map>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// Turns records as a file gives them into drafts against records as they stand: new ones whole, known ones
/// only where the file says something else. A value that was collected in the field stays, and the report
/// tells both.
class DraftBatch {
public:
    explicit DraftBatch(ImportReport& report)
        : m_report(report) {}

    struct Record {
        std::string stream;
        std::string type;
        sync::Id id;
        FieldValues fields;  ///< null = the file does not say
        FieldValues initial; ///< set only when the record is made
        ImportRemark place;  ///< for remarks; `text` names the record
    };

    /// `known` = the record as it stands, null if there is none.
    void put(Record record, const store::StoredRecord* known, ImportCount& count);

    /// Everything that was put, in order of streams (the township first), each draft within the limits of a
    /// change set. The batch is empty afterwards.
    std::vector<sync::Draft> take();

private:
    void difference(const Record& record, const std::string& field, const nlohmann::json& theirs,
                    const nlohmann::json& ours);

    ImportReport& m_report;
    std::map<std::string, std::vector<sync::RecordChange>> m_changes; ///< by stream
};

} // namespace ruhu::usecases
