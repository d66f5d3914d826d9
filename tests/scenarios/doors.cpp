#include "tests/scenarios/doors.h"

namespace ruhu::scenarios {

namespace {

const QString kHead = QStringLiteral("户主");
const QString kProvince = QStringLiteral("省外");

Door oldCouple() {
    return {QStringLiteral("two old people at home"),
            {{QStringLiteral("牛国旺"), kHead, 74}, {QStringLiteral("史玉莲"), QStringLiteral("配偶"), 72}},
            9400,
            {{QStringLiteral("种植"), QStringLiteral("12600")},
             {QStringLiteral("种植成本"), QStringLiteral("3800")},
             {QStringLiteral("养老金"), QStringLiteral("10000")}},
            {},
            53,
            33,
            {{QStringLiteral("种植"), QStringLiteral("13000")}},
            true};
}

Door awayAndSchool() {
    return {QStringLiteral("four, one working away, one at school"),
            {{QStringLiteral("牛建明"), kHead, 42},
             {QStringLiteral("石巧云"), QStringLiteral("配偶"), 40, {}, kProvince},
             {QStringLiteral("牛雨欣"),
              QStringLiteral("之女"),
              10,
              QStringLiteral("小学"),
              {},
              QStringLiteral("乡中心小学")},
             {QStringLiteral("郭兰英"), QStringLiteral("之母"), 68}},
            11200,
            {{QStringLiteral("石巧云 务工"), QStringLiteral("42000")},
             {QStringLiteral("种植"), QStringLiteral("8000")},
             {QStringLiteral("种植成本"), QStringLiteral("2000")}},
            {{QStringLiteral("医疗总费用"), QStringLiteral("1200")},
             {QStringLiteral("已报销"), QStringLiteral("0")},
             {QStringLiteral("合规自付"), QStringLiteral("1200")}},
            74,
            41,
            {{QStringLiteral("石巧云 务工"), QStringLiteral("45000")}}};
}

Door eight() {
    return {QStringLiteral("eight of three generations, two away, two at school"),
            {{QStringLiteral("牛旺国"), kHead, 66},
             {QStringLiteral("贾秀英"), QStringLiteral("配偶"), 64},
             {QStringLiteral("牛志强"), QStringLiteral("之子"), 41, {}, kProvince},
             {QStringLiteral("杜艳红"), QStringLiteral("之儿媳"), 39, {}, QStringLiteral("县外省内")},
             {QStringLiteral("牛宇轩"),
              QStringLiteral("之孙子"),
              12,
              QStringLiteral("小学"),
              {},
              QStringLiteral("乡中心小学")},
             {QStringLiteral("牛宇涵"),
              QStringLiteral("之孙女"),
              9,
              QStringLiteral("小学"),
              {},
              QStringLiteral("乡中心小学")},
             {QStringLiteral("牛宇辰"), QStringLiteral("之孙子"), 3, QStringLiteral("学龄前儿童")},
             {QStringLiteral("牛志刚"), QStringLiteral("之子"), 35}},
            12000,
            {{QStringLiteral("牛志强 务工"), QStringLiteral("52000")},
             {QStringLiteral("杜艳红 务工"), QStringLiteral("30000")},
             {QStringLiteral("种植"), QStringLiteral("9000")},
             {QStringLiteral("种植成本"), QStringLiteral("2600")}},
            {{QStringLiteral("医疗总费用"), QStringLiteral("3000")},
             {QStringLiteral("已报销"), QStringLiteral("1800")},
             {QStringLiteral("合规自付"), QStringLiteral("1200")}},
            98,
            60,
            {{QStringLiteral("牛志强 务工"), QStringLiteral("50000")},
             {QStringLiteral("杜艳红 务工"), QStringLiteral("36000")}}};
}

class Visit {
public:
    Visit(Tablet& tablet, const Door& door, bool again)
        : m_hands(tablet.hands())
        , m_door(door)
        , m_again(again)
        , m_head(door.people.front().name) {}

    void run() {
        m_hands.tap(QStringLiteral("开始入户"));
        basics();
        for (const auto& person : m_door.people)
            member(person);
        table(QStringLiteral("收入"), m_again ? m_door.changed : m_door.income);
        table(QStringLiteral("支出"), m_again ? Door::Figures() : m_door.expenses);
        assurances();
        m_hands.tap(QStringLiteral("突发情况"));
        answer(QStringLiteral("这12个月遇上过什么事"), QStringLiteral("都没有"));
        m_hands.tap(QStringLiteral("核查结论"));
        answer(QStringLiteral("七项里选一项"), QStringLiteral("无风险"));
        m_hands.tap(QStringLiteral("宣读"));
        m_hands.waitFor(QStringLiteral("听清了，去签字"));
        m_hands.tapNamed(QStringLiteral("heard"));
        for (const auto& name :
             {std::u32string(U"王建国"), std::u32string(U"李晓梅"), m_head.toStdU32String()}) {
            m_hands.write(QStringLiteral("inkPad"), name);
            m_hands.settle(300);
            m_hands.tapNamed(QStringLiteral("sign"));
        }
        m_hands.waitForPart(QStringLiteral("已签，已封存"));
    }

private:
    void answer(const QString& question, const QString& option) { m_hands.tapUnder(question, option); }
    void next() { m_hands.tapNamed(QStringLiteral("visitNext")); }

    void basics() {
        answer(QStringLiteral("已说明来意和信息用途"), QStringLiteral("确认"));
        answer(QStringLiteral("这次怎么排查"), QStringLiteral("入户"));
        answer(QStringLiteral("核查人员"), QStringLiteral("李晓梅"));
        // At the first door that is open: who is there answers.
        answer(QStringLiteral("谁在回答"), informant());
        answer(QStringLiteral("知道防返贫政策吗"), QStringLiteral("是"));
        next();
    }

    /// The first who is at home.
    QString informant() const {
        for (const auto& person : m_door.people)
            if (person.region.isEmpty() && person.school.isEmpty())
                return person.name;
        return m_head;
    }

    void member(const Door::Person& person) {
        m_hands.waitFor(person.name);
        const bool away = !person.region.isEmpty();
        const bool pupil = !person.schoolName.isEmpty();
        if (!away && !pupil) {
            // What the roster knows of health and insurance, or last year's visit, stands on the page.
            m_hands.tapNamed(QStringLiteral("seenAndKept"));
            return next();
        }
        // Where one works is asked of who is away: it stands there once that is said.
        if (!m_again || away)
            answer(QStringLiteral("现在在哪里"), away ? QStringLiteral("务工") : QStringLiteral("上学"));
        answer(QStringLiteral("怎么核实的"), away ? QStringLiteral("打电话") : QStringLiteral("问家里人"));
        if (away)
            answer(QStringLiteral("打通了吗"), QStringLiteral("接通，本人"));
        if (pupil) {
            answer(QStringLiteral("谁说的"), informant());
            if (!m_again) {
                m_hands.tapUnder(QStringLiteral("在哪上学"), QStringLiteral("写几个字"));
                m_hands.type(person.schoolName);
            }
        }
        // Of a worker the place and the months stand there too.
        m_hands.tapNamed(QStringLiteral("keepAllLast"));
        next();
    }

    void table(const QString& section, const Door::Figures& figures) {
        m_hands.tap(section);
        for (const auto& [row, keys] : figures) {
            m_hands.scrollTo(row);
            // The keypad names the row that it fills: then it need not be opened.
            if (!m_hands.shows(row, 2))
                m_hands.tapUnder(row, QStringLiteral("点此输入"));
            for (const QChar key : keys)
                m_hands.tapInside(QStringLiteral("keypad"), key);
            m_hands.tapNamed(QStringLiteral("nextFigure"));
        }
        if (m_again)
            return m_hands.tapNamed(QStringLiteral("keepAllLast"));
        m_hands.scrollTo(QStringLiteral("其余都没有，填0"));
        m_hands.tap(QStringLiteral("其余都没有，填0"));
    }

    void assurances() {
        m_hands.tap(QStringLiteral("保障与饮水"));
        if (m_again)
            return m_hands.tapNamed(QStringLiteral("keepAllLast"));
        QStringList questions = {QStringLiteral("吃得饱、吃得好吗"), QStringLiteral("四季衣被够吗")};
        for (const auto& person : m_door.people)
            if (!person.schoolName.isEmpty() && !questions.contains(QStringLiteral("学龄孩子都在上学吗")))
                questions << QStringLiteral("学龄孩子都在上学吗");
        if (m_door.supporter)
            questions << QStringLiteral("有法定赡养、抚养人吗");
        questions << QStringLiteral("全家都有医保、看得起病吗");
        for (const auto& question : questions)
            answer(question, QStringLiteral("是"));
        answer(QStringLiteral("住房是哪一级"), QStringLiteral("A级 结实"));
        for (const auto& question :
             {QStringLiteral("水够用吗"), QStringLiteral("水干净吗"),
              QStringLiteral("取水方便吗（1公里、100米以内）"), QStringLiteral("一年到头都有水吗")})
            answer(question, QStringLiteral("是"));
    }

    support::WindowDriver& m_hands;
    const Door& m_door;
    const bool m_again;
    QString m_head;
};

} // namespace

const std::vector<Door>& doors() {
    static const std::vector<Door> all = {oldCouple(), awayAndSchool(), eight()};
    return all;
}

QByteArray rosterOf(const std::vector<Door>& doors, const QDate& today) {
    QString csv =
        QStringLiteral("乡,村,自然村,户编号,人口编号,姓名,性别,出生日期,证件类型,证件号码,与户主关系,"
                       "在校生状况,劳动技能,健康状况,务工区域,务工所在地,务工时间（月）,"
                       "是否参加城乡居民基本医疗保险,户类型,人均纯收入（上年）\n");
    int household = 9000;
    for (const auto& door : doors) {
        const auto number = QStringLiteral("14999920100700%1").arg(++household);
        int member = 0;
        for (const auto& p : door.people) {
            const bool away = !p.region.isEmpty();
            const auto labour = p.age < 16   ? QStringLiteral("无劳动力")
                                : p.age < 60 ? QStringLiteral("普通劳动力")
                                             : QStringLiteral("弱劳动力或半劳动力");
            const QStringList cells = {
                QStringLiteral("赵家坪乡"),
                QStringLiteral("白家岭村"),
                QStringLiteral("白家岭上湾"),
                number,
                QStringLiteral("%1%2").arg(number).arg(++member, 2, 10, QLatin1Char('0')),
                p.name,
                QStringLiteral("配偶 之女 之母 之孙女 之儿媳").contains(p.relation) ? QStringLiteral("女")
                                                                                    : QStringLiteral("男"),
                today.addYears(-p.age).addDays(-100).toString(Qt::ISODate),
                {},
                {},
                p.relation,
                p.school,
                labour,
                QStringLiteral("健康"),
                p.region,
                away ? QStringLiteral("天津市西青区") : QString(),
                away ? QStringLiteral("10") : QString(),
                QStringLiteral("是"),
                QStringLiteral("一般农户"),
                QString::number(door.perNet)};
            csv += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
        }
    }
    return csv.toUtf8();
}

support::WindowDriver::Effort visit(Tablet& tablet, const Door& door, bool again) {
    const auto before = tablet.hands().effort();
    Visit(tablet, door, again).run();
    const auto& after = tablet.hands().effort();
    return {after.taps - before.taps, after.swipes - before.swipes, after.typed - before.typed,
            after.written - before.written};
}

} // namespace ruhu::scenarios
