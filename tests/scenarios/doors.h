#pragma once

#include "tests/scenarios/tablet.h"

#include <QString>

#include <utility>
#include <vector>

namespace ruhu::scenarios {

/// One household as two practised visitors meet it, for counting what a visit costs the finger.
struct Door {
    struct Person {
        QString name;
        QString where;  ///< 在家, 务工, 上学
        QString how;    ///< 面见, 打电话, 问家里人
        QString said;   ///< by whom, typed: where they asked at home
        QString school; ///< typed; empty: not a pupil
        QString grade;
    };
    using Figures = std::vector<std::pair<QString, QString>>; ///< row and keys

    QString kind;  ///< what is printed
    QString typed; ///< into the search
    QString head;
    std::vector<Person> people; ///< in the order of the page
    Figures income;
    Figures expenses;
    bool pupils = false;    ///< children of school age
    bool supporter = false; ///< only old and young: who supports them is asked
};

/// The three commonest kinds of household, in 白家岭村 of the sample township: an old couple at home where
/// nothing has changed; four, two of them working away; three generations with pupils and a long illness.
std::vector<Door> commonDoors();

/// From the household's page to the seal, each step by touch; each risk that the program finds is answered
/// 说不清. Says what it cost. REQUIRES the household's page to be open.
support::WindowDriver::Effort visit(Tablet& tablet, const Door& door);

} // namespace ruhu::scenarios
