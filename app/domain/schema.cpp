#include "app/domain/schema.h"

#include "app/domain/schema_json.h"

#include <stdexcept>

namespace ruhu::domain {

const sync::Schema& schema() {
    static const sync::Schema kSchema = [] {
        auto parsed = sync::Schema::parse(kSchemaJson);
        if (!parsed)
            throw std::logic_error("schema.json: " + parsed.error().detail);
        return std::move(parsed).value();
    }();
    return kSchema;
}

} // namespace ruhu::domain
