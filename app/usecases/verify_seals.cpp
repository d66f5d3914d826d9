#include "app/usecases/verify_seals.h"

#include "app/domain/seal_content.h"
#include "sync/core/signing.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace ruhu::usecases {

namespace {

/// Every id that the query gives, as one finding each.
void findAll(SQLite::Database& tables, const char* sql, const char* what,
             std::vector<std::string>& findings) {
    SQLite::Statement query(tables, sql);
    while (query.executeStep())
        findings.push_back(std::string(what) + " " + query.getColumn(0).getString());
}

} // namespace

std::vector<std::string> verifySeals(SQLite::Database& tables) {
    std::vector<std::string> findings;
    SQLite::Statement seals(
        tables, "SELECT s.id, s.content, s.hash, s.device_signature, d.public_key FROM visit_seal s "
                "LEFT JOIN device d ON d.id=s.device_id WHERE s.content IS NOT NULL ORDER BY s.id");
    while (seals.executeStep()) {
        const auto find = [&](const char* what) {
            findings.push_back("visit_seal " + seals.getColumn(0).getString() + ": " + what);
        };
        const auto content = seals.getColumn(1).getString();
        const auto hash = seals.getColumn(2).getString();
        if (!domain::decodeSeal(content))
            find("the content does not read");
        if (domain::sealHash(content) != hash)
            find("the content is not what its hash says");
        // A device whose record is not here cannot be asked.
        if (!seals.getColumn(3).isNull() && !seals.getColumn(4).isNull() &&
            !sync::verifySignature(seals.getColumn(4).getString(), "ruhu-seal1\n" + hash,
                                   seals.getColumn(3).getString()))
            find("the device's signature does not hold");
    }
    findAll(tables,
            "SELECT g.id FROM signature g JOIN visit_seal s ON s.id=g.seal_id WHERE g.seal_hash<>s.hash AND "
            "g._deleted IS NULL ORDER BY g.id",
            "names another hash than its seal: signature", findings);
    findAll(tables,
            "SELECT v.id FROM visit v LEFT JOIN visit_seal s ON s.id=v.seal_id WHERE v.sealed_version IS NOT "
            "NULL "
            "AND v.sealed_version=v.version AND v._deleted IS NULL AND s.hash IS NULL ORDER BY v.id",
            "is sealed without a seal: visit", findings);
    return findings;
}

} // namespace ruhu::usecases
