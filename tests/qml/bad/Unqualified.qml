import QtQuick

// Reads a name that nobody declares: qmllint has to say so.
Item {
    width: undeclared
}
