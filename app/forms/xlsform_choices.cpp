#include "app/forms/xlsform_choices.h"

#include "app/forms/xml_tree.h"

#include <algorithm>

namespace ruhu::forms {

namespace {

using Choices = SurveyType::Choices;

} // namespace

void XlsFormChoices::collect() {
    for (const auto* sheet : {m_source.choices ? &*m_source.choices : nullptr,
                              m_source.external ? &*m_source.external : nullptr}) {
        if (!sheet)
            continue;
        for (const auto& row : sheet->rows) {
            const auto name = row.text("list_name");
            const auto value = row.text("name");
            if (name.empty())
                continue;
            auto& list = m_lists[name];
            list.sheet = sheet;
            if (value.empty())
                m_source.refuse("no_name", {}, {}, sheet->place(row, "name"));
            else if (!m_values[name].insert(value).second &&
                     truth(m_source.setting("allow_choice_duplicates")) != "true()" &&
                     sheet != (m_source.external ? &*m_source.external : nullptr))
                m_source.refuse("duplicate_choice", value, name, sheet->place(row, "name"));
            list.rows.push_back(&row);
            for (const auto& [column, texts] : row.cells)
                for (const auto& [language, text] : texts)
                    list.translated = list.translated || !language.empty() || column.starts_with("media::");
        }
    }
}

void XlsFormChoices::mark(const SurveyItem& parent) {
    for (const auto& child : parent.children) {
        if (child->isGroup())
            mark(*child);
        const auto& type = child->type;
        if (type.choices != Choices::List && type.choices != Choices::External)
            continue;
        const auto found = m_lists.find(type.list);
        if (found == m_lists.end()) {
            m_source.refuse("no_list", type.list, {}, m_source.placeOf(*child, "type"));
            continue;
        }
        found->second.used = true;
        found->second.orOther = found->second.orOther || type.orOther;
    }
}

void XlsFormChoices::writeList(xmlNodePtr model, const std::string& name, const List& list) {
    auto* instance = m_xml.add(model, "instance");
    m_xml.attribute(instance, "id", name);
    auto* root = m_xml.add(instance, "root");
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const auto& row = *list.rows[i];
        auto* item = m_xml.add(root, "item");
        if (list.translated) {
            const auto id = name + "-" + std::to_string(i);
            m_xml.text(m_xml.add(item, "itextId"), id);
            const auto place = list.sheet->place(row, "label");
            m_texts.keep(id, row, "label", "", *m_source.tree.root, place);
            for (const auto* form : {"image", "audio", "video", "big-image"})
                m_texts.keep(id, row, std::string("media::") + form, form, *m_source.tree.root, place);
        } else {
            m_texts.writeMixed(m_xml.add(item, "label"), row.text("label"), *m_source.tree.root,
                               list.sheet->place(row, "label"));
        }
        m_xml.text(m_xml.add(item, "name"), row.text("name"));
        for (const auto& [column, texts] : row.cells)
            if (column != "list_name" && column != "name" && column != "label" &&
                !column.starts_with("media::") && !texts.empty()) {
                // What filters compare keeps the name that the sheet gives it.
                const auto heading = list.sheet->headings.find(column);
                const auto& tag = heading == list.sheet->headings.end() ? column : heading->second;
                if (xmlValidateNCName(reinterpret_cast<const xmlChar*>(tag.c_str()), 0) == 0)
                    m_xml.text(m_xml.add(item, tag), texts.begin()->second);
            }
    }
    if (list.orOther && !m_values[name].contains("other"))
        writeOther(name, list, root);
}

void XlsFormChoices::writeOther(const std::string& name, const List& list, xmlNodePtr root) {
    auto* item = m_xml.add(root, "item");
    if (list.translated) {
        const auto id = name + "-" + std::to_string(list.rows.size());
        m_xml.text(m_xml.add(item, "itextId"), id);
        m_texts.keepOther(id);
    } else {
        m_xml.text(m_xml.add(item, "label"), "Other");
    }
    m_xml.text(m_xml.add(item, "name"), "other");
}

void XlsFormChoices::writeItemset(const SurveyItem& item, xmlNodePtr control) {
    const auto& type = item.type;
    const auto parameters = parametersOf(item.text("parameters"));
    const auto parameter = [&](const char* name, const char* otherwise) {
        const auto found = parameters.find(name);
        return found == parameters.end() ? std::string(otherwise) : found->second;
    };
    std::string nodes;
    std::string value = "name";
    std::string label = "label";
    if (type.choices == Choices::Answers) {
        const auto* question = answersOf(item);
        if (!question)
            return;
        const auto* repeat = enclosingRepeat(question);
        if (!repeat)
            return m_source.refuse("no_list", type.list, {}, m_source.placeOf(item, "type"));
        value = label = question->path.substr(repeat->path.size() + 1);
        nodes = repeat->path + "[./" + value + " != '']";
    } else if (type.choices == Choices::File) {
        const auto file = type.list.substr(0, type.list.find(' '));
        const auto dot = file.rfind('.');
        const auto id = file.substr(0, dot);
        if (dot == std::string::npos || (!file.ends_with(".csv") && !file.ends_with(".xml")))
            return m_source.refuse("unsupported_instance", file, {}, m_source.placeOf(item, "type"));
        m_files[id] = (file.ends_with(".csv") ? "jr://file-csv/" : "jr://file/") + file;
        nodes = "instance('" + id + "')/root/item";
        value = parameter("value", "name");
        label = parameter("label", "label");
    } else {
        nodes = "instance('" + type.list + "')/root/item";
        if (m_lists.at(type.list).translated)
            label = "jr:itext(itextId)";
    }
    if (const auto filter = item.text("choice_filter"); !filter.empty()) {
        const auto test = m_references.expression(filter, item, "choice_filter", true);
        nodes += "[" + (type.orOther ? "(" + test + ") or name = 'other'" : test) + "]";
    }
    if (parameter("randomize", "") == "true") {
        const auto seed = parameter("seed", "");
        nodes = "randomize(" + nodes +
                (seed.empty() ? ""
                              : ", " + m_references.expanded(seed, item, m_source.placeOf(item, "parameters"),
                                                             false)) +
                ")";
    }
    auto* itemset = m_xml.add(control, "itemset");
    m_xml.attribute(itemset, "nodeset", nodes);
    m_xml.attribute(m_xml.add(itemset, "value"), "ref", value);
    m_xml.attribute(m_xml.add(itemset, "label"), "ref", label);
}

const SurveyItem* XlsFormChoices::answersOf(const SurveyItem& item) {
    const auto& list = item.type.list;
    if (!list.ends_with("}")) {
        m_source.refuse("no_list", list, {}, m_source.placeOf(item, "type"));
        return nullptr;
    }
    return m_references.named(trimmed(std::string_view(list).substr(2, list.size() - 3)), item,
                              m_source.placeOf(item, "type"));
}

void XlsFormChoices::writeLists(xmlNodePtr model) {
    for (const auto& [name, list] : m_lists)
        if (list.used)
            writeList(model, name, list);
}

void XlsFormChoices::writeFiles(xmlNodePtr model) {
    for (const auto& [instance, source] : m_files) {
        auto* node = m_xml.add(model, "instance");
        m_xml.attribute(node, "id", instance);
        m_xml.attribute(node, "src", source);
    }
}

} // namespace ruhu::forms
