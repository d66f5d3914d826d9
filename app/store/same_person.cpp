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

} // namespace ruhu::store
