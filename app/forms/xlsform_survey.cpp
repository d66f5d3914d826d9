#include "app/forms/xlsform_survey.h"

#include <libxml/tree.h>

#include <algorithm>

namespace ruhu::forms {

namespace {

using Kind = SurveyType::Kind;

class SurveyReader {
public:
    SurveyReader(const FormSheet& sheet, Problems& problems)
        : m_sheet(sheet)
        , m_problems(problems) {}

    Survey read(const std::string& name) {
        m_survey.root = std::make_unique<SurveyItem>();
        m_survey.root->name = name;
        m_survey.root->path = "/" + name;
        m_survey.root->type.kind = Kind::BeginGroup;
        m_open = {m_survey.root.get()};
        for (const auto& row : m_sheet.rows)
            readRow(row);
        for (std::size_t i = m_open.size(); i-- > 1;)
            refuse("unmatched_begin", m_open[i]->typeText + " " + m_open[i]->name, *m_open[i]->row, "type");
        return std::move(m_survey);
    }

private:
    void refuse(std::string code, std::string subject, const SheetRow& row, const char* column) {
        m_problems.push_back({std::move(code), std::move(subject), {}, m_sheet.place(row, column)});
    }

    void readRow(const SheetRow& row) {
        const auto disabled = row.text("disabled");
        if (disabled == "yes" || disabled == "true" || disabled == "TRUE")
            return;
        const auto typeText = row.text("type");
        const auto name = row.text("name");
        if (typeText.empty()) {
            if (!name.empty())
                refuse("unknown_type", {}, row, "type");
            return; // a remark
        }
        bool unsupported = false;
        const auto type = surveyType(typeText, unsupported);
        if (!type)
            return refuse(unsupported ? "unsupported_type" : "unknown_type", typeText, row, "type");
        if (type->kind == Kind::EndGroup || type->kind == Kind::EndRepeat)
            return close(*type, typeText, row);
        if (!row.text("save_to").empty())
            refuse("unsupported_setting", "entities", row, "save_to");
        if (name.empty())
            refuse("no_name", {}, row, "name");
        else if (xmlValidateNCName(reinterpret_cast<const xmlChar*>(name.c_str()), 0) != 0)
            refuse("bad_name", name, row, "name");
        auto& parent = *m_open.back();
        if (std::any_of(parent.children.begin(), parent.children.end(),
                        [&](const auto& sibling) { return !name.empty() && sibling->name == name; }))
            refuse("duplicate_name", name, row, "name");
        auto item = std::make_unique<SurveyItem>();
        item->type = *type;
        item->typeText = typeText;
        item->name = name;
        item->path = parent.path + "/" + name;
        item->row = &row;
        item->parent = &parent;
        m_survey.byName.emplace(name, item.get());
        if (type->kind != Kind::Question && type->kind != Kind::ExternalFile)
            m_open.push_back(item.get());
        parent.children.push_back(std::move(item));
        if (type->orOther)
            addOther(*parent.children.back());
    }

    /// "or_other": a text question behind the select, asked when "other" is chosen.
    void addOther(const SurveyItem& select) {
        bool unsupported = false;
        auto item = std::make_unique<SurveyItem>();
        item->type = *surveyType("text", unsupported);
        item->name = select.name + "_other";
        item->path = select.parent->path + "/" + item->name;
        item->row = select.row;
        item->parent = select.parent;
        item->added = {{"relevant", "selected(../" + select.name + ", 'other')"},
                       {"label", "Specify other."}};
        m_survey.byName.emplace(item->name, item.get());
        select.parent->children.push_back(std::move(item));
    }

    void close(const SurveyType& type, const std::string& typeText, const SheetRow& row) {
        const auto kind = m_open.back()->type.kind;
        const bool matches = m_open.size() > 1 && (kind == Kind::BeginGroup) == (type.kind == Kind::EndGroup);
        if (!matches)
            return refuse("unmatched_end", typeText, row, "type");
        m_open.pop_back();
    }

    const FormSheet& m_sheet;
    Problems& m_problems;
    Survey m_survey;
    std::vector<SurveyItem*> m_open;
};

} // namespace

std::string SurveyItem::text(const std::string& column) const {
    if (!added.empty()) {
        const auto found = added.find(column);
        return found == added.end() ? std::string() : found->second;
    }
    return row ? row->text(column) : std::string();
}

Survey readSurvey(const FormSheet& sheet, const std::string& name, Problems& problems) {
    return SurveyReader(sheet, problems).read(name);
}

} // namespace ruhu::forms
