#pragma once

#include "sync/core/schema.h"

namespace ruhu::sync::simulator {

/// Record types that hold every kind of field, every merge policy and every form of seal, few enough that a
/// world opens quickly. The younger version adds a type and fields to the older.
const Schema& olderSchema();
const Schema& youngerSchema();

} // namespace ruhu::sync::simulator
