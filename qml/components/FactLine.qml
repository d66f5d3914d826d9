pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Facts set apart by an em space, never by a dot (it belongs to names). Empty facts are left out.
AppText {
    property var facts: []

    text: facts.filter(fact => fact !== undefined && fact !== "").join("\u2003")
    size: Theme.secondarySize
    color: Theme.ink2
}
