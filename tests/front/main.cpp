// GoogleTest with a GUI that no display needs.
#include "app/viewmodels/fonts.h"

#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    testing::InitGoogleTest(&argc, argv);
    QGuiApplication qt(argc, argv);
    ruhu::viewmodels::installFonts(qt);
    return RUN_ALL_TESTS();
}
