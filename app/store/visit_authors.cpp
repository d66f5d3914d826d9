#include "app/store/visit_authors.h"

#include "app/domain/schema.h"
#include "sync/core/change_set.h"
#include "sync/store/columns.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace ruhu::store {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kAnswers = "answers/";

/// A record of the visit, and how its fields are called as FieldRefs.
struct Part {
    std::string type;
    sync::Id id;
    std::string prefix; ///< "visit/" or "member/<person>/"
};

/// Which fields a visitor answers; the others (version, who began) say nothing about who did what.
bool isAnswer(const std::string& type, const std::string& field) {
    const auto* schema = domain::schema().type(type)->field(field);
    return schema && schema->sealed;
}

std::string refOf(const Part& part, const std::string& path) {
    if (path.starts_with(kAnswers))
        return "answer/" + path.substr(kAnswers.size());
    return part.prefix + path;
}

class Authors {
public:
    explicit Authors(SQLite::Database& tables)
        : m_tables(tables) {}

    std::map<std::string, sync::Id> run(const sync::Id& visit) {
        std::vector<Part> parts = {{"visit", visit, "visit/"}};
        SQLite::Statement members(
            m_tables, "SELECT id, person_id FROM visit_member WHERE visit_id=? AND _deleted IS NULL");
        members.bind(1, visit);
        while (members.executeStep())
            parts.push_back({"visit_member", members.getColumn(0).getString(),
                             "member/" + members.getColumn(1).getString() + "/"});
        for (const auto& part : parts)
            folded(part);
        waiting(parts);
        return std::move(m_authors);
    }

private:
    void folded(const Part& part) {
        SQLite::Statement row(m_tables, "SELECT * FROM " + sync::quoted(part.type) + " WHERE id=?");
        row.bind(1, part.id);
        if (!row.executeStep())
            return;
        m_stream = row.getColumn("_stream").getString();
        const auto made = row.getColumn("_seq").getInt64();
        const auto versions = row.getColumn("_versions").isNull()
                                  ? Json::object()
                                  : Json::parse(row.getColumn("_versions").getString(), nullptr, false);
        for (const auto& field : domain::schema().type(part.type)->fields) {
            const auto column = row.getColumn(field.name.c_str());
            if (!field.sealed || column.isNull())
                continue;
            if (field.name != "answers") {
                put(part, field.name, versions.value(field.name, made));
                continue;
            }
            const auto answers = Json::parse(column.getString(), nullptr, false);
            for (const auto& [key, value] : answers.items())
                if (const auto path = std::string(kAnswers) + key; !value.is_null())
                    put(part, path, versions.value(path, versions.value("answers", made)));
        }
    }

    void put(const Part& part, const std::string& path, std::int64_t seq) {
        if (const auto by = writerOf(seq); !by.empty())
            m_authors[refOf(part, path)] = by;
    }

    sync::Id writerOf(std::int64_t seq) {
        const auto known = m_writers.find(seq);
        if (known != m_writers.end())
            return known->second;
        SQLite::Statement row(
            m_tables, "SELECT l.by FROM _entry e JOIN _line l USING(place) WHERE e.stream=? AND e.seq=?");
        row.bind(1, m_stream);
        row.bind(2, seq);
        return m_writers[seq] = row.executeStep() ? row.getColumn(0).getString() : sync::Id();
    }

    /// Saves of this tablet that have no place in the stream yet.
    void waiting(const std::vector<Part>& parts) {
        SQLite::Statement rows(
            m_tables,
            "SELECT l.by, l.line FROM _pending p JOIN _line l USING(place) WHERE p.stream=? ORDER BY p.n");
        rows.bind(1, m_stream);
        while (rows.executeStep()) {
            const auto line = rows.getColumn(1).getString();
            // A day's saves wait here: most are of other households and need not be read.
            if (std::none_of(parts.begin(), parts.end(),
                             [&](const auto& part) { return line.find(part.id) != std::string::npos; }))
                continue;
            const auto set = sync::decode(line);
            if (!set)
                continue;
            for (const auto& group : set->groups)
                for (const auto row : group.rows())
                    for (const auto& part : parts)
                        if (group.type == part.type && row.idText() == part.id)
                            take(part, group, row, rows.getColumn(0).getString());
        }
    }

    void take(const Part& part, const sync::ChangeGroup& group, const sync::Row& row, const sync::Id& by) {
        for (std::size_t i = 0; i < group.fields.size(); ++i) {
            const auto& field = group.fields[i];
            if (!isAnswer(part.type, field))
                continue;
            const auto value = sync::toValue(row[i]);
            if (field != "answers") {
                set(refOf(part, field), value, by);
                continue;
            }
            for (const auto& [key, answer] : value.items())
                set(refOf(part, std::string(kAnswers) + key), answer, by);
        }
    }

    void set(const std::string& ref, const Json& value, const sync::Id& by) {
        if (value.is_null())
            m_authors.erase(ref);
        else if (!by.empty())
            m_authors[ref] = by;
    }

    SQLite::Database& m_tables;
    std::string m_stream;
    std::map<std::int64_t, sync::Id> m_writers;
    std::map<std::string, sync::Id> m_authors;
};

} // namespace

std::map<std::string, sync::Id> visitAuthors(SQLite::Database& tables, const sync::Id& visit) {
    return Authors(tables).run(visit);
}

std::map<std::string, std::set<sync::Id>> sectionAuthors(const domain::VisitForm& form,
                                                         const std::map<std::string, sync::Id>& authors) {
    std::map<std::string, std::set<sync::Id>> sections;
    for (const auto& [text, by] : authors)
        if (const auto ref = domain::FieldRef::parse(text))
            if (const auto section = form.sectionOf(*ref); !section.empty())
                sections[section].insert(by);
    return sections;
}

} // namespace ruhu::store
