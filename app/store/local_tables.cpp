#include "app/store/local_tables.h"

#include "app/store/draft_ink.h"
#include "app/store/draft_typing.h"
#include "sync/store/database.h"

namespace ruhu::store {

sync::Result<void> makeLocalTables(SQLite::Database& database) {
    try {
        const DraftInk ink(database);
        const DraftTyping typing(database);
        return {};
    } catch (const SQLite::Exception& exception) {
        return sync::storageError(exception);
    }
}

} // namespace ruhu::store
