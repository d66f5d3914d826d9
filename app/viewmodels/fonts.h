#pragma once

class QGuiApplication;

namespace ruhu::viewmodels {

// Sets the program's font and the fallback for rare characters in names (𬭎 㛃 䶮 𠅤 㸿). Call once, before
// the first window.
void installFonts(QGuiApplication& app);

} // namespace ruhu::viewmodels
