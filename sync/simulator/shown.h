#pragma once

#include "sync/simulator/branch.h"
#include "sync/store/database.h"

#include <unordered_map>

namespace ruhu::sync::simulator {

/// Looks into the tables of a file, past the program that has it open. REQUIRES that schemas outlive it.
class Lens : public Statements {
public:
    using Statements::Statements;

    /// A record as the tables have it; null if it is not there or of another stream.
    ShownPtr shown(const TypeSchema& type, const std::string& stream, const std::string& key);
    /// Whether that is what it must be.
    bool shows(const TypeSchema& type, const std::string& stream, const std::string& key, const Shown* must);
    /// All record tables of a stream, every column of every row: equal for replicas at one position.
    std::string tables(const Schema& schema, const std::string& stream);

private:
    SQLite::Statement& recordOf(const TypeSchema& type);
    std::unordered_map<const TypeSchema*, SQLite::Statement*> m_records;
};

} // namespace ruhu::sync::simulator
