#include "app/viewmodels/review_view_model.h"

#include "app/domain/masking.h"
#include "app/store/refusals.h"
#include "app/usecases/reveal_field.h"
#include "app/viewmodels/value_words.h"
#include "app/viewmodels/words.h"

namespace ruhu::viewmodels {

using Side = usecases::ResolveReview::Side;

ReviewViewModel::ReviewViewModel(QObject* parent)
    : QObject(parent)
    , m_items({"item", "name", "subject", "kind", "household", "heading"}) {}

void ReviewViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &ReviewViewModel::read);
    connect(app, &Application::languageChanged, this, &ReviewViewModel::read);
    connect(app, &Application::signedInChanged, this, [this] {
        m_revealed = false;
        read();
    });
    emit appChanged();
    read();
}

void ReviewViewModel::setItemId(const QString& id) {
    if (id == itemId())
        return;
    m_choice = 0;
    m_revealed = false;
    m_error.clear();
    if (const auto item = store::reviewItem(m_app->tables(), id.toStdString()))
        show(*item);
    else
        clear();
    emit itemChanged();
}

void ReviewViewModel::setChoice(int choice) {
    if (choice < 0 || choice > 2 || (choice == 2 && !m_otherPossible))
        return;
    m_choice = choice;
    emit itemChanged();
}

QString ReviewViewModel::subjectOf(const store::ReviewItem& item) const {
    if (item.kind == "late")
        return tr("交接以后送到的改动");
    const QString label = ValueReader(*m_app).label(item);
    return item.personName.empty() || item.person == item.household
               ? label
               : QString::fromStdString(item.personName) + QChar(0x2003) + label;
}

QList<QVariantMap> ReviewViewModel::refusals() const {
    QList<QVariantMap> rows;
    if (!m_app->decidesForTownship())
        return rows;
    const Words words(*m_app);
    for (const auto& refusal : store::waitingRefusals(m_app->tables(), m_app->round()))
        rows.append({{"item", QString::fromStdString("refusal/" + refusal.visit)},
                     {"name", QString::fromStdString(refusal.head)},
                     {"subject", tr("不肯签：%1").arg(words.code("refusal_reason", refusal.reason))},
                     {"kind", "refusal"},
                     {"household", QString::fromStdString(refusal.household)},
                     {"heading", rows.isEmpty() ? tr("不肯签，等乡镇认可") : QString()}});
    return rows;
}

void ReviewViewModel::read() {
    auto rows = refusals();
    const auto before = rows.size();
    bool stillThere = false;
    for (const store::ReviewItem& item : store::openReviewItems(m_app->tables())) {
        const std::string& name = item.headName.empty() ? item.villageName : item.headName;
        rows.append({{"item", QString::fromStdString(item.id)},
                     {"name", QString::fromStdString(name)},
                     {"subject", subjectOf(item)},
                     {"kind", QString::fromStdString(item.kind)},
                     {"household", QString::fromStdString(item.household)},
                     {"heading", rows.size() == before ? tr("两边不一样") : QString()}});
        if (item.id == m_item.id) {
            stillThere = true;
            show(item);
        }
    }
    const QString first = rows.size() == before ? QString() : rows.at(before).value("item").toString();
    m_items.setRows(std::move(rows));
    if (stillThere)
        emit itemChanged();
    else
        setItemId(first);
}

QVariantMap ReviewViewModel::side(const store::ReviewItem& item, const store::ReviewSide& side) const {
    const Words words(*m_app);
    ValueWords value = ValueReader(*m_app).value(item, side.json);
    if (m_masked && !value.figure.isEmpty())
        value.figure =
            QString::fromStdString(item.field == "phone" ? domain::maskPhone(value.figure.toStdString())
                                                         : domain::maskIdNumber(value.figure.toStdString()));
    return {{"figure", value.figure},
            {"unit", value.unit},
            {"how", value.how},
            {"by", QString::fromStdString(side.byName)},
            {"role", words.code("role", side.byRole)},
            {"moment", side.at > 0 ? words.moment(side.at) : QString()},
            {"device", QString::fromStdString(side.device)}};
}

void ReviewViewModel::show(const store::ReviewItem& item) {
    m_item = item;
    const ValueReader reader(*m_app);
    m_householdId = QString::fromStdString(item.household);
    m_headName = QString::fromStdString(item.headName);
    m_person = QString::fromStdString(item.personName);
    m_relation = Words(*m_app).code("relation", item.personRelation);
    m_village = QString::fromStdString(item.villageName);
    m_subject = reader.label(item);
    m_aboutValues = !item.field.empty();
    m_kind = QString::fromStdString(item.kind);
    m_field = QString::fromStdString(item.field);
    m_masked = reader.isMasked(item) && !m_revealed;
    m_countsForIncome = reader.countsForIncome(item);
    m_kept = side(item, item.kept);
    m_other = side(item, item.other);
    m_otherPossible = m_app->parts().resolveReview.canChoose(item, Side::Other);
    if (m_choice == 2 && !m_otherPossible)
        m_choice = 0;
}

void ReviewViewModel::clear() {
    m_item = {};
    m_householdId.clear();
    m_headName.clear();
    m_village.clear();
    m_person.clear();
    m_relation.clear();
    m_subject.clear();
    m_kind.clear();
    m_field.clear();
    m_masked = false;
    m_kept.clear();
    m_other.clear();
}

void ReviewViewModel::settle() {
    if (m_item.id.empty() || m_choice == 0)
        return;
    const auto settled =
        m_app->parts().resolveReview.choose(m_item, m_choice == 1 ? Side::Kept : Side::Other, m_app->staff());
    m_error = settled ? QString() : QString::fromStdString(settled.error().code);
    emit itemChanged();
}

void ReviewViewModel::leaveAsItIs() {
    if (m_aboutValues)
        return;
    m_choice = 1;
    settle();
}

void ReviewViewModel::leaveToTownship() {
    if (m_item.id.empty())
        return;
    const auto left = m_app->parts().resolveReview.leaveToTownship(m_item, m_app->staff());
    m_error = left ? QString() : QString::fromStdString(left.error().code);
    emit itemChanged();
}

void ReviewViewModel::reveal() {
    if (!m_masked)
        return;
    const auto shown = m_app->parts().revealField.reveal(
        {m_item.stream, m_item.targetType, m_item.targetId, m_item.field}, m_app->staff());
    m_error = shown ? QString() : QString::fromStdString(shown.error().code);
    m_revealed = shown.ok();
    show(store::ReviewItem(m_item));
    emit itemChanged();
}

} // namespace ruhu::viewmodels
