#pragma once

#include "tests/scenarios/tablet.h"

#include <QDate>
#include <QString>

#include <utility>
#include <vector>

namespace ruhu::scenarios {

/// One household as two practised visitors meet it, for counting what a visit costs them.
struct Door {
    struct Person {
        QString name;
        QString relation; ///< with the roster's words, as all of these
        int age = 0;
        QString school = {};     ///< 小学; empty: none
        QString region = {};     ///< of work away; empty: at home
        QString schoolName = {}; ///< typed on the page; empty: asked about nothing of school
    };
    using Figures = std::vector<std::pair<QString, QString>>; ///< row and keys

    QString kind; ///< what is printed
    std::vector<Person> people;
    int perNet = 0; ///< last year's net income a person, yuan
    Figures income;
    Figures expenses;
    int taps = 0;           ///< no visit may cost more
    int tapsAgain = 0;      ///< nor one a year later
    Figures changed = {};   ///< what is not as it was a year before, of the income
    bool supporter = false; ///< only old and young: who supports them is asked
};

/// The commonest kinds of household of the sample township (two old people at home: 190 of 2,535 and the
/// largest single kind; a family with somebody working away and somebody at school: 459), and one of eight.
const std::vector<Door>& doors();

/// Their roster as the township would export it, ages counted back from `today`: CSV, in 白家岭村.
QByteArray rosterOf(const std::vector<Door>& doors, const QDate& today);

/// From the household's page to the seal, each step by touch. Says what it cost. `again`: last year's answers
/// are offered, and all but `changed` still hold. REQUIRES the household's page to be open.
support::WindowDriver::Effort visit(Tablet& tablet, const Door& door, bool again);

} // namespace ruhu::scenarios
