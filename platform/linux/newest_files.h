#pragma once

#include "platform/ports/files.h"

#include <functional>

namespace ruhu::platform {

/// Of the files below a folder, three levels deep, those that are wanted, in no order; what is hidden is not
/// looked at. Folders that are not there or may not be read hold none.
std::vector<Files::Found> filesBelow(const std::filesystem::path& folder,
                                     const std::function<bool(const std::filesystem::path&)>& wanted);

/// Newest first, at most `limit`.
void keepNewest(std::vector<Files::Found>& files, std::size_t limit);

/// The user's folder for something: the one that the environment names, else those with these names in the
/// home folder.
std::vector<std::filesystem::path> userFolders(const char* variable,
                                               std::initializer_list<const char*> names);

} // namespace ruhu::platform
