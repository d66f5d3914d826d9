#pragma once

#include <QPainterPath>
#include <QStringView>

namespace ruhu::viewmodels {

// The path that SVG path data (all commands of SVG 1.1 but Q and T) describes, in the data's own units.
// Data that cannot be read ends the path there: icons are ours, so a test over all of them finds it.
QPainterPath parseSvgPath(QStringView data);

} // namespace ruhu::viewmodels
