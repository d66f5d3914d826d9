#include "app/viewmodels/value_words.h"

#include "app/domain/codes.h"
#include "app/domain/masking.h"
#include "app/domain/visit_form.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <QLocale>

#include <stdexcept>

namespace ruhu::viewmodels {
namespace {

/// Code list of a field where it is not named like the field.
std::string listOf(const std::string& field) {
    if (field.starts_with("risk_"))
        return "risk";
    if (field.ends_with("_relation"))
        return "relation";
    return field;
}

QString codeLabel(const Words& words, const std::string& field, const std::string& code) {
    try {
        return words.code(listOf(field).c_str(), code);
    } catch (const std::out_of_range&) {
        return QString::fromStdString(code); // a field without a list: its code is its word
    }
}

QString number(std::int64_t value, int decimals) {
    double divisor = 1;
    for (int i = 0; i < decimals; ++i)
        divisor *= 10;
    const QLocale locale(QLocale::English);
    // 8,400 rather than 8,400.00: 分 and 厘 show only where there are some.
    const bool whole = value % static_cast<std::int64_t>(divisor) == 0;
    return whole ? locale.toString(static_cast<qlonglong>(value / static_cast<std::int64_t>(divisor)))
                 : locale.toString(static_cast<double>(value) / divisor, 'f', decimals);
}

bool isFen(const std::string& field) {
    return field == "last_year_per_net" || field == "income_line";
}

} // namespace

QString ValueReader::yesNo(bool value) const {
    return value ? tr("是") : tr("否");
}

QString ValueReader::nameOf(const char* table, const std::string& id) const {
    SQLite::Statement query(m_app.tables(), std::string("SELECT name FROM ") + table + " WHERE id = ?");
    query.bind(1, id);
    return query.executeStep() ? QString::fromStdString(query.getColumn(0).getString()) : QString();
}

std::optional<domain::FormItem> ValueReader::question(const store::ReviewItem& item) const {
    if (item.targetType != "visit" || item.field != "answers" || item.member.empty())
        return std::nullopt;
    auto asked = m_app.forms().current()->question(item.member);
    if (!asked)
        return std::nullopt;
    // 张海军 务工: of whom it is asked stands before it.
    const auto person = domain::personOf({domain::FieldRef::Place::Answer, item.member, {}});
    if (const auto name = nameOf("person", person).toStdString(); !name.empty())
        asked->label = {name + " " + asked->label.zh, name + ", " + asked->label.en};
    return asked;
}

QString ValueReader::label(const store::ReviewItem& item) const {
    const bool english = Words(m_app).english();
    if (const auto asked = question(item))
        return QString::fromStdString(english ? asked->label.en : asked->label.zh);
    const sync::TypeSchema* type = m_app.schema().type(item.targetType);
    if (type == nullptr)
        return QString::fromStdString(item.targetType);
    const sync::FieldSchema* field = type->field(item.field);
    if (field == nullptr)
        return QString::fromStdString(english ? type->en : type->zh);
    return QString::fromStdString(english ? field->en : field->zh);
}

bool ValueReader::countsForIncome(const store::ReviewItem& item) const {
    if (item.field == "counted" || item.field == "work_months")
        return true;
    const auto asked = question(item);
    return asked && asked->kind == domain::QuestionKind::Money;
}

bool ValueReader::isMasked(const store::ReviewItem& item) const {
    return item.field == "id_no" || item.field == "disability_no" || item.field == "phone";
}

ValueWords ValueReader::value(const store::ReviewItem& item, const std::string& json) const {
    auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (parsed.is_discarded() || parsed.is_null())
        return {};
    const Words words(m_app);
    const bool english = words.english();
    ValueWords result;
    const auto asked = question(item);
    if (parsed.is_object() && parsed.contains("v")) {
        if (parsed.contains("how") && parsed["how"].is_string())
            result.how = words.code("how", parsed["how"].get<std::string>());
        parsed = nlohmann::json(parsed["v"]);
        if (parsed.is_null())
            return result;
    }
    if (asked)
        result.unit = QString::fromStdString(english ? asked->unit.en : asked->unit.zh);
    const auto label = [&](const std::string& code) {
        if (asked)
            for (const domain::Option& option : asked->options)
                if (option.code == code)
                    return QString::fromStdString(english ? option.label.en : option.label.zh);
        return codeLabel(words, item.field, code);
    };
    const sync::TypeSchema* type = m_app.schema().type(item.targetType);
    const sync::FieldSchema* field = type == nullptr ? nullptr : type->field(item.field);
    const sync::Kind kind = field == nullptr ? sync::Kind::Text : field->kind;

    if (parsed.is_boolean()) {
        result.figure = yesNo(parsed.get<bool>());
    } else if (parsed.is_number_integer()) {
        const auto value = parsed.get<std::int64_t>();
        const bool money =
            (asked && asked->kind == domain::QuestionKind::Money) || (!asked && isFen(item.field));
        const bool area = asked && asked->kind == domain::QuestionKind::Area;
        result.figure =
            kind == sync::Kind::Instant ? words.moment(value) : number(value, money || area ? 2 : 0);
        if (money && result.unit.isEmpty())
            result.unit = tr("元");
        if (item.field.ends_with("_months"))
            result.unit = tr("个月");
    } else if (parsed.is_array()) {
        QStringList labels;
        for (const auto& part : parsed) {
            const std::string code = part.is_string() ? part.get<std::string>() : part.dump();
            labels.append(item.field == "team" ? nameOf("staff", code) : label(code));
        }
        result.figure = labels.join(english ? QStringLiteral(", ") : QStringLiteral("、"));
    } else if (parsed.is_string()) {
        const auto text = parsed.get<std::string>();
        if (kind == sync::Kind::Date)
            result.figure = words.day(text);
        else if (kind == sync::Kind::Code || (asked && asked->kind == domain::QuestionKind::Choice))
            result.figure = label(text);
        else if (item.field == "head_id" || item.field == "person_id")
            result.figure = nameOf("person", text);
        else
            result.figure = QString::fromStdString(text);
    } else {
        result.figure = QString::fromStdString(parsed.dump());
    }
    return result;
}

} // namespace ruhu::viewmodels
