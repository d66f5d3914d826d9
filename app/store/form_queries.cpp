#include "app/store/form_queries.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

sync::Id questionnaireIdOf(const std::string& formId, const std::string& version) {
    return sync::nameId("questionnaire", formId + "/" + version);
}

std::vector<PublishedForm> publishedForms(SQLite::Database& tables, const std::string& formId) {
    SQLite::Statement row(tables,
                          "SELECT version, title, file, published_at FROM questionnaire"
                          " WHERE form_id = ? AND _deleted IS NULL ORDER BY published_at DESC, version DESC");
    row.bind(1, formId);
    std::vector<PublishedForm> forms;
    while (row.executeStep())
        forms.push_back({formId, row.getColumn(0).getString(), row.getColumn(1).getString(),
                         row.getColumn(2).getString(), row.getColumn(3).getInt64()});
    return forms;
}

} // namespace ruhu::store
