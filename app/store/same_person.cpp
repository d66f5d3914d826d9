#include "app/store/same_person.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

std::vector<KnownPerson> samePersons(SQLite::Database& tables, const std::string& idNo,
                                     const std::string& name, const std::string& birthDate) {
    SQLite::Statement row(
        tables,
        "SELECT p.id, p.household_id, h.village_code, p.name, p.birth_date, hp.name, w.name, t.name,"
        " p.change_type, p.id_no = ?1 AND ?1 <> '' FROM person p"
        " JOIN household h ON h.id = p.household_id AND h._deleted IS NULL"
        " LEFT JOIN person hp ON hp.id = h.head_id LEFT JOIN village w ON w.code = h.village_code"
        " LEFT JOIN hamlet t ON t.id = h.hamlet_id WHERE p._deleted IS NULL"
        " AND ((?1 <> '' AND p.id_no = ?1) OR (?2 <> '' AND ?3 <> '' AND p.name = ?2 AND p.birth_date = ?3))"
        " ORDER BY 10 DESC, p.id");
    row.bind(1, idNo);
    row.bind(2, name);
    row.bind(3, birthDate);
    std::vector<KnownPerson> known;
    while (row.executeStep()) {
        KnownPerson p;
        std::string* const texts[] = {&p.id,   &p.household, &p.villageCode, &p.name,  &p.birthDate,
                                      &p.head, &p.village,   &p.hamlet,      &p.change};
        for (int i = 0; i < 9; ++i)
            *texts[i] = row.getColumn(i).getString();
        p.byNumber = row.getColumn(9).getInt() != 0;
        known.push_back(std::move(p));
    }
    return known;
}

std::vector<Doubled> doubledPersons(SQLite::Database& tables, const sync::Id& household) {
    SQLite::Statement row(
        tables,
        "WITH mine AS (SELECT id, name, birth_date, ifnull(id_no, '') AS id_no, not_same FROM person"
        "  WHERE household_id = ?1 AND _deleted IS NULL AND ifnull(change_type, '') < '2'),"
        " pairs(one, other, likeness) AS ("
        "  SELECT a.id, b.id, 0 FROM mine a CROSS JOIN person b ON b.id_no = a.id_no WHERE a.id_no <> ''"
        "  UNION ALL"
        "  SELECT a.id, b.id, 1 FROM mine a CROSS JOIN person b ON b.name = a.name"
        "   AND b.birth_date = a.birth_date"
        "  UNION ALL"
        "  SELECT a.id, b.id, 2 FROM mine a JOIN mine b ON b.birth_date = a.birth_date"
        "   WHERE a.id_no = '' OR b.id_no = '')"
        " SELECT p.one, a.name, p.other, min(p.likeness) FROM pairs p JOIN mine a ON a.id = p.one"
        " JOIN person b ON b.id = p.other JOIN household h ON h.id = b.household_id"
        " WHERE p.one <> p.other AND b._deleted IS NULL AND ifnull(b.change_type, '') < '2'"
        " AND h._deleted IS NULL AND (b.household_id <> ?1 OR p.one < p.other)"
        " AND NOT EXISTS (SELECT 1 FROM json_each(a.not_same) WHERE value = p.other)"
        " AND NOT EXISTS (SELECT 1 FROM json_each(b.not_same) WHERE value = p.one)"
        " GROUP BY 1, 3 ORDER BY 4, 1, 3");
    row.bind(1, household);
    std::vector<Doubled> pairs;
    while (row.executeStep())
        pairs.push_back({row.getColumn(0).getString(), row.getColumn(1).getString(),
                         row.getColumn(2).getString(), static_cast<Likeness>(row.getColumn(3).getInt())});
    return pairs;
}

} // namespace ruhu::store
