#pragma once

#include "sync/core/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

enum class Kind { Text, Integer, Decimal, Bool, Date, Instant, Code, Id, Set, Map, Blob };
enum class MergePolicy { Latest, Review, Max, Min, Union };
enum class Sensitivity { Open, Personal, Sensitive };

struct FieldSchema {
    std::string name;
    Kind kind = Kind::Text;
    MergePolicy merge = MergePolicy::Latest;
    Sensitivity sensitivity = Sensitivity::Open;
    bool sealed = false;  ///< content of a seal: unchangeable while the record is sealed
    bool once = false;    ///< takes its first value for good
    bool indexed = false; ///< queries look records up by it
    std::string zh;
    std::string en;
};

struct TypeSchema {
    std::string name;
    std::string zh;
    std::string en;
    std::vector<FieldSchema> fields; ///< in the order of the document; columns follow it
    std::map<std::string, std::size_t, std::less<>> index;
    bool officeOnly = false; ///< only the office writes records of this type

    /// Sealed while these two fields are equal and set; empty = never sealed by itself.
    std::string sealVersionField;
    std::string sealedVersionField;
    /// Sealed with the record of this type that `sealParentKey` names; empty = none.
    std::string sealParentType;
    std::string sealParentKey;

    const FieldSchema* field(std::string_view fieldName) const;
};

/// All record types, read once from the schema document (app/domain/schema.json) and immutable since.
/// Safe to read from any thread.
class Schema {
public:
    /// Errors: "malformed" with the place.
    static Result<Schema> parse(std::string_view json);

    const TypeSchema* type(std::string_view name) const;
    const std::vector<TypeSchema>& types() const { return m_types; }

private:
    std::vector<TypeSchema> m_types;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

} // namespace ruhu::sync
