#pragma once

#include "app/domain/visit_form.h"
#include "app/usecases/blob_source.h"

#include <map>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::usecases {

/// The household visit's questionnaires on this device: the one that the program brings along, and what the
/// office published since, as far as it has arrived and this program can read it. Each is read when it is
/// first asked for. Keeps references; one thread.
class FormShelf final : public domain::VisitForms {
public:
    FormShelf(SQLite::Database& tables, BlobSource blob)
        : m_tables(tables)
        , m_blob(std::move(blob)) {}

    std::shared_ptr<const domain::VisitForm> current() override;
    std::shared_ptr<const domain::VisitForm> ofVersion(std::string_view version) override;

private:
    std::shared_ptr<const domain::VisitForm> read(const std::string& file);

    SQLite::Database& m_tables;
    BlobSource m_blob;
    std::map<std::string, std::shared_ptr<const domain::VisitForm>> m_byFile; ///< null: cannot be read
};

} // namespace ruhu::usecases
