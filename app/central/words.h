#pragma once

#include "sync/core/result.h"

#include <string>

namespace ruhu::central {

/// What an error means and what to do next, for the person at the office's computer.
std::string wordsFor(const sync::Error& error);

/// Prints them on stderr and returns 1, the exit status of a refusal.
int refuse(const sync::Error& error);
int refuse(const std::string& words);

} // namespace ruhu::central
