#include "tests/scenarios/doors.h"

namespace ruhu::scenarios {
namespace {

const auto kAllSame = QStringLiteral("keepAllLast");

class Visit {
public:
    Visit(Tablet& tablet, const Door& door)
        : m_hands(tablet.hands())
        , m_door(door) {}

    void run() {
        m_hands.tap(QStringLiteral("开始入户"));
        basics();
        for (const auto& person : m_door.people)
            member(person);
        table(QStringLiteral("收入"), m_door.income);
        table(QStringLiteral("支出"), m_door.expenses);
        assurances();
        m_hands.tap(QStringLiteral("突发情况"));
        answer(QStringLiteral("这12个月遇上过什么事"), QStringLiteral("都没有"));
        conclusion();
        m_hands.tap(QStringLiteral("宣读"));
        m_hands.waitFor(QStringLiteral("听清了，去签字"));
        m_hands.tapNamed(QStringLiteral("heard"));
        for (const auto& name :
             {std::u32string(U"王建国"), std::u32string(U"李晓梅"), m_door.head.toStdU32String()}) {
            m_hands.write(QStringLiteral("inkPad"), name);
            m_hands.settle(300);
            m_hands.tapNamed(QStringLiteral("sign"));
        }
        m_hands.waitForPart(QStringLiteral("已签，已封存"));
    }

private:
    void answer(const QString& question, const QString& option) { m_hands.tapUnder(question, option); }
    void next() { m_hands.tapNamed(QStringLiteral("visitNext")); }

    void write(const QString& question, const QString& text) {
        m_hands.tapUnder(question, QStringLiteral("写几个字"));
        m_hands.type(text);
    }

    void basics() {
        answer(QStringLiteral("已说明来意和信息用途"), QStringLiteral("确认"));
        answer(QStringLiteral("这次怎么排查"), QStringLiteral("入户"));
        answer(QStringLiteral("核查人员"), QStringLiteral("李晓梅"));
        answer(QStringLiteral("谁在回答"), m_door.head);
        answer(QStringLiteral("知道防返贫政策吗"), QStringLiteral("是"));
        next();
    }

    void member(const Door::Person& person) {
        m_hands.waitFor(person.name);
        answer(QStringLiteral("现在在哪里"), person.where);
        answer(QStringLiteral("怎么核实的"), person.how);
        if (person.how == QStringLiteral("打电话"))
            answer(QStringLiteral("打通了吗"), QStringLiteral("接通，本人"));
        if (!person.said.isEmpty())
            write(QStringLiteral("谁说的"), person.said);
        if (!person.school.isEmpty()) {
            write(QStringLiteral("在哪上学"), person.school);
            answer(QStringLiteral("上到哪一级"), QStringLiteral("变了"));
            m_hands.tap(person.grade);
        }
        m_hands.tapNamed(kAllSame); // health, insurance, where and how long they work
        next();
    }

    void table(const QString& section, const Door::Figures& figures) {
        m_hands.tap(section);
        for (const auto& [row, keys] : figures) {
            // The keypad names the row that it fills: then it need not be opened.
            if (!m_hands.shows(row, 2))
                m_hands.tapUnder(row, QStringLiteral("点此输入"));
            for (const QChar key : keys)
                m_hands.tapInside(QStringLiteral("keypad"), key);
            m_hands.tapNamed(QStringLiteral("nextFigure"));
        }
        const auto rest = QStringLiteral("其余没有，填\u20600");
        do
            while (m_hands.shows(rest))
                m_hands.tap(rest);
        while (m_hands.scrollOn());
    }

    void assurances() {
        m_hands.tap(QStringLiteral("保障与饮水"));
        QStringList questions = {QStringLiteral("吃得饱、吃得好吗"), QStringLiteral("四季衣被够吗")};
        if (m_door.pupils)
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

    void conclusion() {
        m_hands.tapNamed(QStringLiteral("visitMissing"));
        m_hands.tapUnder(QStringLiteral("七项里选一项"), QStringLiteral("去填"));
        answer(QStringLiteral("七项里选一项"), QStringLiteral("无风险"));
    }

    support::WindowDriver& m_hands;
    const Door& m_door;
};

} // namespace

std::vector<Door> commonDoors() {
    const auto home = QStringLiteral("在家");
    const auto met = QStringLiteral("面见");
    return {
        {QStringLiteral("old couple at home, nothing changed"),
         QStringLiteral("邓涵"),
         QStringLiteral("邓涵"),
         {{QStringLiteral("邓涵"), home, met, {}, {}, {}}, {QStringLiteral("周华子"), home, met, {}, {}, {}}},
         {{QStringLiteral("种植"), QStringLiteral("12600")},
          {QStringLiteral("种植成本"), QStringLiteral("3800")},
          {QStringLiteral("养老金"), QStringLiteral("10000")}},
         {},
         false,
         true},
        {QStringLiteral("four members, two working away"),
         QStringLiteral("付龙"),
         QStringLiteral("付龙"),
         {{QStringLiteral("付龙"), home, met, {}, {}, {}},
          {QStringLiteral("钟珍"), home, met, {}, {}, {}},
          {QStringLiteral("付斌超"), QStringLiteral("务工"), QStringLiteral("打电话"), {}, {}, {}},
          {QStringLiteral("董娟"), QStringLiteral("务工"), QStringLiteral("打电话"), {}, {}, {}}},
         {{QStringLiteral("付斌超 务工"), QStringLiteral("32000")},
          {QStringLiteral("董娟 务工"), QStringLiteral("21000")},
          {QStringLiteral("种植"), QStringLiteral("8000")},
          {QStringLiteral("种植成本"), QStringLiteral("2000")}},
         {{QStringLiteral("医疗总费用"), QStringLiteral("3000")},
          {QStringLiteral("已报销"), QStringLiteral("1800")},
          {QStringLiteral("合规自付"), QStringLiteral("1200")}},
         false,
         false},
        {QStringLiteral("three generations, pupils and illness"),
         QStringLiteral("向兰云"),
         QStringLiteral("向兰云"),
         {{QStringLiteral("向兰云"), home, met, {}, {}, {}},
          {QStringLiteral("韦根豪"), home, met, {}, {}, {}},
          {QStringLiteral("向国财"), QStringLiteral("务工"), QStringLiteral("打电话"), {}, {}, {}},
          {QStringLiteral("向梦"), QStringLiteral("上学"), QStringLiteral("问家里人"),
           QStringLiteral("向兰云"), QStringLiteral("乡中心小学"), QStringLiteral("小学")},
          {QStringLiteral("向荣保"), QStringLiteral("上学"), QStringLiteral("问家里人"),
           QStringLiteral("向兰云"), QStringLiteral("乡中心小学"), QStringLiteral("小学")}},
         {{QStringLiteral("向国财 务工"), QStringLiteral("52000")},
          {QStringLiteral("公益岗位"), QStringLiteral("6000")},
          {QStringLiteral("种植"), QStringLiteral("6000")},
          {QStringLiteral("种植成本"), QStringLiteral("1500")}},
         {{QStringLiteral("医疗总费用"), QStringLiteral("9000")},
          {QStringLiteral("已报销"), QStringLiteral("6200")},
          {QStringLiteral("合规自付"), QStringLiteral("2800")}},
         true,
         false}};
}

support::WindowDriver::Effort visit(Tablet& tablet, const Door& door) {
    const auto before = tablet.hands().effort();
    Visit(tablet, door).run();
    const auto& after = tablet.hands().effort();
    return {after.taps - before.taps, after.typed - before.typed, after.written - before.written};
}

} // namespace ruhu::scenarios
