#include "app/forms/xlsform_converter.h"

#include "app/forms/expression.h"
#include "app/forms/functions.h"
#include "app/forms/moments.h"
#include "app/forms/xlsform_survey.h"
#include "app/forms/xml_tree.h"
#include "app/forms/xml_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace ruhu::forms {

namespace {

using Choices = SurveyType::Choices;
using Kind = SurveyType::Kind;
using Places = std::map<std::pair<std::string, std::string>, Place>;

/// Words for yes and no in the columns required and readonly.
std::string truth(const std::string& text) {
    std::string word = text;
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    if (word == "yes" || word == "true" || word == "1" || word == "是")
        return "true()";
    if (word == "no" || word == "false" || word == "0" || word == "否")
        return "false()";
    return text;
}

bool isChinese(const std::string& language) {
    return language.empty() || language == "default" || language.find("中") != std::string::npos ||
           language.starts_with("zh") || language.find("(zh") != std::string::npos;
}

class Converter {
public:
    Converter(const documents::Workbook& workbook, const std::string& name)
        : m_survey(readFormSheet(workbook, "survey"))
        , m_choices(readFormSheet(workbook, "choices"))
        , m_external(readFormSheet(workbook, "external_choices"))
        , m_settings(readFormSheet(workbook, "settings"))
        , m_fallbackName(name)
        , m_xml("h:html") {
        if (const auto entities = readFormSheet(workbook, "entities"); entities && !entities->rows.empty())
            m_problems.push_back({"unsupported_setting", "entities", {}, {entities->name, 0, {}, {}, {}}});
    }

    ConvertedForm convert() {
        if (!m_survey || !m_survey->headings.contains("type")) {
            m_problems.push_back({"no_survey", {}, {}, {}});
            return {{}, {}, std::move(m_problems)};
        }
        if (!setting("public_key").empty())
            m_problems.push_back({"unsupported_setting", "public_key", {}, settingPlace("public_key")});
        const auto rootName = setting("name").empty() ? "data" : setting("name");
        m_tree = readSurvey(*m_survey, rootName, m_problems);
        findLanguages();
        collectLists();
        markLists(*m_tree.root);
        if (m_problems.empty())
            write();
        if (!m_problems.empty())
            return {{}, {}, std::move(m_problems)};
        return {m_xml.result(), finder(), {}};
    }

private:
    // -- what the sheets say ---------------------------------------------------------------------------

    std::string setting(std::string_view name) const {
        return m_settings && !m_settings->rows.empty() ? m_settings->rows.front().text(name) : std::string();
    }
    Place settingPlace(std::string_view name) const {
        return m_settings->place(m_settings->rows.front(), name);
    }

    Place placeOf(const SurveyItem& item, std::string_view column) const {
        return item.row ? m_survey->place(*item.row, column) : Place{m_survey->name, 0, {}, {}, {}};
    }

    void refuse(std::string code, std::string subject, std::string detail, Place place) {
        m_problems.push_back({std::move(code), std::move(subject), std::move(detail), std::move(place)});
    }

    void findLanguages() {
        m_defaultLanguage = setting("default_language");
        std::set<std::string> found;
        for (const auto* sheet : {m_survey ? &*m_survey : nullptr, m_choices ? &*m_choices : nullptr,
                                  m_external ? &*m_external : nullptr})
            if (sheet)
                for (const auto& row : sheet->rows)
                    for (const auto& [column, texts] : row.cells)
                        for (const auto& [language, text] : texts)
                            if (!language.empty() && found.insert(language).second)
                                m_languages.push_back(language);
        if (m_defaultLanguage.empty())
            m_defaultLanguage = m_languages.empty() ? "default" : m_languages.front();
        if (std::find(m_languages.begin(), m_languages.end(), m_defaultLanguage) == m_languages.end())
            m_languages.insert(m_languages.begin(), m_defaultLanguage);
    }

    struct List {
        const FormSheet* sheet = nullptr;
        std::vector<const SheetRow*> rows;
        bool translated = false;
        bool orOther = false;
        bool used = false;
    };

    void collectLists() {
        for (const auto* sheet : {m_choices ? &*m_choices : nullptr, m_external ? &*m_external : nullptr}) {
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
                    refuse("no_name", {}, {}, sheet->place(row, "name"));
                else if (!m_values[name].insert(value).second &&
                         truth(setting("allow_choice_duplicates")) != "true()" &&
                         sheet != (m_external ? &*m_external : nullptr))
                    refuse("duplicate_choice", value, name, sheet->place(row, "name"));
                list.rows.push_back(&row);
                for (const auto& [column, texts] : row.cells)
                    for (const auto& [language, text] : texts)
                        list.translated =
                            list.translated || !language.empty() || column.starts_with("media::");
            }
        }
    }

    // -- references ------------------------------------------------------------------------------------

    static const SurveyItem* enclosingRepeat(const SurveyItem* item) {
        while (item && !item->isRepeat())
            item = item->parent;
        return item;
    }

    static bool isWithin(const SurveyItem* item, const SurveyItem* ancestor) {
        while (item && item != ancestor)
            item = item->parent;
        return item != nullptr;
    }

    const SurveyItem* named(const std::string& name, const SurveyItem& from, const Place& place) {
        const auto [first, last] = m_tree.byName.equal_range(name);
        if (first == last) {
            refuse("unknown_reference", name, {}, place);
            return nullptr;
        }
        if (std::next(first) == last)
            return first->second;
        // Of several the one in the same group, if it is one.
        const SurveyItem* found = nullptr;
        for (auto it = first; it != last; ++it)
            if (it->second->parent == from.parent)
                found = found ? nullptr : it->second;
        if (!found)
            refuse("ambiguous_reference", name, {}, place);
        return found;
    }

    /// True if `text` ends with a path into a secondary instance: … instance('towns')/root/item
    static bool endsWithInstancePath(std::string_view text) {
        const auto start = text.rfind("instance(");
        const auto end = start == std::string_view::npos ? start : text.find(')', start);
        return end != std::string_view::npos &&
               text.substr(end).find_first_of(" \t,+=<>|[]") == std::string_view::npos;
    }

    /// True if `text` ends inside a predicate of a secondary instance: instance('towns')/root/item[prov =
    static bool endsInInstancePredicate(std::string_view text) {
        std::vector<bool> open;
        char quote = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quote != 0)
                quote = c == quote ? '\0' : quote;
            else if (c == '\'' || c == '"')
                quote = c;
            else if (c == '[')
                open.push_back(endsWithInstancePath(text.substr(0, i)));
            else if (c == ']' && !open.empty())
                open.pop_back();
        }
        return std::find(open.begin(), open.end(), true) != open.end();
    }

    /// `text` with the path of each ${name}. Inside a predicate on a secondary instance, which a choice
    /// `filter` is from its beginning, a node of the same repeat is reached from current(): the context there
    /// is the item.
    std::string expanded(const std::string& text, const SurveyItem& from, const Place& place, bool filter) {
        std::string result;
        std::size_t at = 0;
        for (;;) {
            const auto start = text.find("${", at);
            const auto end = start == std::string::npos ? start : text.find('}', start);
            if (end == std::string::npos)
                return result + text.substr(at);
            result += text.substr(at, start - at);
            auto name = trimmed(std::string_view(text).substr(start + 2, end - start - 2));
            at = end + 1;
            static constexpr std::string_view kLastSaved = "last-saved#";
            const bool lastSaved = name.starts_with(kLastSaved);
            if (lastSaved)
                name = name.substr(kLastSaved.size());
            const auto* item = named(name, from, place);
            if (!item)
                continue;
            m_usesLastSaved = m_usesLastSaved || lastSaved;
            if (lastSaved)
                result += "instance('__last-saved')" + item->path;
            else if (const auto* repeat = enclosingRepeat(item);
                     repeat && isWithin(&from, repeat) && (filter || endsInInstancePredicate(result)))
                result += "current()/" + relative(from, *item);
            else
                result += item->path;
        }
    }

    static std::string relative(const SurveyItem& from, const SurveyItem& to) {
        std::string path;
        const auto* common = &from;
        while (!isWithin(&to, common)) {
            path += path.empty() ? ".." : "/..";
            common = common->parent;
        }
        if (common == &to)
            return path.empty() ? "." : path;
        return (path.empty() ? "" : path + "/") + to.path.substr(common->path.size() + 1);
    }

    /// An expression cell: its syntax is checked as it stands, so that the message speaks of what was
    /// written.
    std::string expression(const std::string& text, const SurveyItem& item, const char* column,
                           bool filter = false) {
        const auto place = placeOf(item, column);
        const auto parsed = parseExpression(text);
        if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
            refuse("expression", text, error->near, place);
            return {};
        }
        return expanded(text, item, place, filter);
    }

    // -- writing ---------------------------------------------------------------------------------------

    void write() {
        auto* root = m_xml.root();
        for (const auto& [name, uri] : std::vector<std::pair<std::string, std::string>>{
                 {"xmlns", "http://www.w3.org/2002/xforms"},
                 {"xmlns:h", "http://www.w3.org/1999/xhtml"},
                 {"xmlns:ev", "http://www.w3.org/2001/xml-events"},
                 {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"},
                 {"xmlns:jr", "http://openrosa.org/javarosa"},
                 {"xmlns:orx", "http://openrosa.org/xforms"},
                 {"xmlns:odk", "http://www.opendatakit.org/xforms"}})
            m_xml.attribute(root, name, uri);
        auto* head = m_xml.add(root, "h:head");
        const auto id = setting("form_id").empty() ? m_fallbackName : setting("form_id");
        m_xml.text(m_xml.add(head, "h:title"), setting("form_title").empty() ? id : setting("form_title"));
        m_model = m_xml.add(head, "model");
        m_xml.attribute(m_model, "odk:xforms-version", "1.0.0");
        auto* itext = m_xml.add(m_model, "itext");
        auto* primary = m_xml.add(m_xml.add(m_model, "instance"), m_tree.root->name);
        m_xml.attribute(primary, "id", id);
        if (!setting("version").empty())
            m_xml.attribute(primary, "version", setting("version"));
        auto* body = m_xml.add(root, "h:body");
        if (!setting("style").empty())
            m_xml.attribute(body, "class", setting("style"));

        writeRepeatCounts(*m_tree.root);
        writeInstance(*m_tree.root, primary);
        auto* meta = m_xml.add(primary, "meta");
        m_xml.add(meta, "instanceID");
        if (!setting("instance_name").empty())
            m_xml.add(meta, "instanceName");
        for (const auto& [name, list] : m_lists)
            if (list.used)
                writeList(name, list);
        for (const auto& child : m_tree.root->children)
            writeItem(*child, body);
        writeMeta();
        for (const auto& [instance, source] : m_files) {
            auto* node = m_xml.add(m_model, "instance");
            m_xml.attribute(node, "id", instance);
            m_xml.attribute(node, "src", source);
        }
        if (m_usesLastSaved) {
            auto* node = m_xml.add(m_model, "instance");
            m_xml.attribute(node, "id", "__last-saved");
            m_xml.attribute(node, "src", "jr://instance/last-saved");
        }
        writeTexts(itext);
    }

    /// A count that is more than a reference becomes a calculation beside its repeat, as jr:count wants a
    /// path.
    void writeRepeatCounts(SurveyItem& parent) {
        for (std::size_t i = 0; i < parent.children.size(); ++i) {
            auto& item = *parent.children[i];
            if (item.isGroup())
                writeRepeatCounts(item);
            const auto count = item.isRepeat() ? item.text("repeat_count") : std::string();
            if (count.empty())
                continue;
            if (count.starts_with("${") && count.find('}') == count.size() - 1) {
                m_counts[&item] = expression(count, item, "repeat_count");
                continue;
            }
            bool unsupported = false;
            auto calculation = std::make_unique<SurveyItem>();
            calculation->type = *surveyType("calculate", unsupported);
            calculation->typeText = "calculate";
            calculation->name = item.name + "_count";
            calculation->path = parent.path + "/" + calculation->name;
            calculation->row = item.row;
            calculation->parent = &parent;
            calculation->added = {{"calculation", count}, {"readonly", "true()"}};
            m_counts[&item] = calculation->path;
            parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(i),
                                   std::move(calculation));
            ++i;
        }
    }

    void markLists(const SurveyItem& parent) {
        for (const auto& child : parent.children) {
            if (child->isGroup())
                markLists(*child);
            const auto& type = child->type;
            if (type.choices != Choices::List && type.choices != Choices::External)
                continue;
            const auto found = m_lists.find(type.list);
            if (found == m_lists.end()) {
                refuse("no_list", type.list, {}, placeOf(*child, "type"));
                continue;
            }
            found->second.used = true;
            found->second.orOther = found->second.orOther || type.orOther;
        }
    }

    void writeInstance(const SurveyItem& parent, xmlNodePtr node) {
        for (const auto& child : parent.children) {
            if (child->type.kind == Kind::ExternalFile)
                continue;
            if (child->isRepeat()) {
                auto* model = m_xml.add(node, child->name);
                m_xml.attribute(model, "jr:template", "");
                writeInstance(*child, model);
            }
            auto* own = m_xml.add(node, child->name);
            for (const auto& [name, value] : attributes(*child, "instance::"))
                m_xml.attribute(own, name, value);
            if (child->isGroup())
                writeInstance(*child, own);
            else if (const auto value = child->text("default"); !value.empty() && !isDynamic(*child, value))
                m_xml.text(own, value);
        }
    }

    static std::map<std::string, std::string> attributes(const SurveyItem& item, std::string_view prefix) {
        std::map<std::string, std::string> found;
        if (item.row && item.added.empty())
            for (const auto& [column, texts] : item.row->cells)
                if (column.starts_with(prefix) && !texts.empty())
                    found[column.substr(prefix.size())] = texts.begin()->second;
        return found;
    }

    /// True if a default is to be computed: it calls a function, refers to a question or calculates.
    static bool isDynamic(const SurveyItem& item, const std::string& text) {
        if (text.find("${") != std::string::npos)
            return true;
        if (parseMoment(text, 0) || item.type.bind == "geopoint")
            return false;
        const auto parsed = parseExpression(text);
        const auto* expression = std::get_if<ExpressionPtr>(&parsed);
        return expression && computes(**expression);
    }

    static bool computes(const Expression& expression) {
        if (expression.kind == Expression::Kind::Call)
            return findFunction(expression.text) != nullptr;
        if (expression.kind == Expression::Kind::Path)
            return expression.base && computes(*expression.base);
        if (expression.kind == Expression::Kind::Binary) {
            // "north-south" is a text, "1 + 2" is not.
            const auto& sides = expression.arguments;
            const auto solid = [](const ExpressionPtr& side) {
                return side->kind == Expression::Kind::Number || side->kind == Expression::Kind::Literal ||
                       computes(*side);
            };
            return solid(sides[0]) && solid(sides[1]);
        }
        return false;
    }

    // -- texts -----------------------------------------------------------------------------------------

    /// [id][language][form] = text, written at the end.
    using Texts = std::map<std::string, std::map<std::string, std::map<std::string, std::string>>>;

    void writeMixed(xmlNodePtr node, const std::string& text, const SurveyItem& from, const Place& place) {
        std::size_t at = 0;
        for (;;) {
            const auto start = text.find("${", at);
            const auto end = start == std::string::npos ? start : text.find('}', start);
            if (end == std::string::npos)
                break;
            m_xml.text(node, text.substr(at, start - at));
            const auto path = expanded(text.substr(start, end + 1 - start), from, place, false);
            m_xml.attribute(m_xml.add(node, "output"), "value", path);
            at = end + 1;
        }
        m_xml.text(node, text.substr(at));
    }

    bool needsItext(const SurveyItem& item, std::string_view column) const {
        const auto* texts = item.row && item.added.empty() ? item.row->translations(column) : nullptr;
        return texts &&
               std::any_of(texts->begin(), texts->end(), [](const auto& t) { return !t.first.empty(); });
    }

    std::string languageOf(const std::string& language) const {
        return language.empty() ? m_defaultLanguage : language;
    }

    void keepTexts(const std::string& id, const SheetRow& row, std::string_view column,
                   const std::string& form, const SurveyItem& from, const Place& place) {
        const auto* texts = row.translations(column);
        if (!texts)
            return;
        for (const auto& [language, text] : *texts) {
            auto value = text;
            if (column.starts_with("media::") && value.find("://") == std::string::npos)
                value = "jr://" +
                        std::string(column == "media::big-image" ? "images"
                                    : column == "media::image"   ? "images"
                                                                 : column.substr(7)) +
                        "/" + value;
            m_texts[id][languageOf(language)][form] = value;
        }
        m_textPlaces[id] = {&from, place};
    }

    void writeLabel(const SurveyItem& item, xmlNodePtr control) {
        bool media = false;
        for (const auto* column : {"media::image", "media::audio", "media::video", "media::big-image"})
            media = media || !item.text(column).empty();
        if (needsItext(item, "label") || media) {
            const auto id = item.path + ":label";
            keepTexts(id, *item.row, "label", "", item, placeOf(item, "label"));
            for (const auto* form : {"image", "audio", "video", "big-image"})
                keepTexts(id, *item.row, std::string("media::") + form, form, item, placeOf(item, "label"));
            m_xml.attribute(m_xml.add(control, "label"), "ref", "jr:itext('" + id + "')");
        } else if (const auto label = item.text("label"); !label.empty()) {
            writeMixed(m_xml.add(control, "label"), label, item, placeOf(item, "label"));
        }
        const bool guidance = !item.text("guidance_hint").empty();
        if (needsItext(item, "hint") || guidance) {
            const auto id = item.path + ":hint";
            keepTexts(id, *item.row, "hint", "", item, placeOf(item, "hint"));
            keepTexts(id, *item.row, "guidance_hint", "guidance", item, placeOf(item, "guidance_hint"));
            m_xml.attribute(m_xml.add(control, "hint"), "ref", "jr:itext('" + id + "')");
        } else if (const auto hint = item.text("hint"); !hint.empty()) {
            writeMixed(m_xml.add(control, "hint"), hint, item, placeOf(item, "hint"));
        }
    }

    std::string message(const SurveyItem& item, const std::string& column, const std::string& attribute) {
        const auto text = item.text(column);
        if (text.empty() || (!needsItext(item, column) && text.find("${") == std::string::npos))
            return text;
        const auto id = item.path + ":" + attribute;
        keepTexts(id, *item.row, column, "", item, placeOf(item, column));
        return "jr:itext('" + id + "')";
    }

    void writeTexts(xmlNodePtr itext) {
        if (m_texts.empty()) {
            xmlUnlinkNode(itext);
            xmlFreeNode(itext);
            return;
        }
        for (const auto& language : m_languages) {
            auto* translation = m_xml.add(itext, "translation");
            m_xml.attribute(translation, "lang", language);
            if (language == m_defaultLanguage)
                m_xml.attribute(translation, "default", "true()");
            for (const auto& [id, languages] : m_texts) {
                const auto found = languages.find(language);
                if (found == languages.end())
                    continue;
                auto* text = m_xml.add(translation, "text");
                m_xml.attribute(text, "id", id);
                for (const auto& [form, content] : found->second) {
                    auto* value = m_xml.add(text, "value");
                    if (!form.empty())
                        m_xml.attribute(value, "form", form);
                    const auto& [item, place] = m_textPlaces.at(id);
                    writeMixed(value, content, *item, place);
                }
            }
        }
    }

    // -- choices ---------------------------------------------------------------------------------------

    void writeList(const std::string& name, const List& list) {
        auto* instance = m_xml.add(m_model, "instance");
        m_xml.attribute(instance, "id", name);
        auto* root = m_xml.add(instance, "root");
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            const auto& row = *list.rows[i];
            auto* item = m_xml.add(root, "item");
            if (list.translated) {
                const auto id = name + "-" + std::to_string(i);
                m_xml.text(m_xml.add(item, "itextId"), id);
                const auto place = list.sheet->place(row, "label");
                keepTexts(id, row, "label", "", *m_tree.root, place);
                for (const auto* form : {"image", "audio", "video", "big-image"})
                    keepTexts(id, row, std::string("media::") + form, form, *m_tree.root, place);
            } else {
                writeMixed(m_xml.add(item, "label"), row.text("label"), *m_tree.root,
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

    void writeOther(const std::string& name, const List& list, xmlNodePtr root) {
        auto* item = m_xml.add(root, "item");
        if (list.translated) {
            const auto id = name + "-" + std::to_string(list.rows.size());
            m_xml.text(m_xml.add(item, "itextId"), id);
            for (const auto& language : m_languages)
                m_texts[id][language][""] = isChinese(language) && language != "default" ? "其他" : "Other";
            m_textPlaces[id] = {m_tree.root.get(), {}};
        } else {
            m_xml.text(m_xml.add(item, "label"), "Other");
        }
        m_xml.text(m_xml.add(item, "name"), "other");
    }

    static std::map<std::string, std::string> parametersOf(const std::string& text) {
        std::map<std::string, std::string> found;
        std::string separated = text;
        std::replace_if(
            separated.begin(), separated.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
        std::istringstream in(separated);
        for (std::string part; in >> part;)
            if (const auto equals = part.find('='); equals != std::string::npos)
                found[part.substr(0, equals)] = part.substr(equals + 1);
        return found;
    }

    void writeItemset(const SurveyItem& item, xmlNodePtr control) {
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
                return refuse("no_list", type.list, {}, placeOf(item, "type"));
            value = label = question->path.substr(repeat->path.size() + 1);
            nodes = repeat->path + "[./" + value + " != '']";
        } else if (type.choices == Choices::File) {
            const auto file = type.list.substr(0, type.list.find(' '));
            const auto dot = file.rfind('.');
            const auto id = file.substr(0, dot);
            if (dot == std::string::npos || (!file.ends_with(".csv") && !file.ends_with(".xml")))
                return refuse("unsupported_instance", file, {}, placeOf(item, "type"));
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
            const auto test = expression(filter, item, "choice_filter", true);
            nodes += "[" + (type.orOther ? "(" + test + ") or name = 'other'" : test) + "]";
        }
        if (parameter("randomize", "") == "true") {
            const auto seed = parameter("seed", "");
            nodes = "randomize(" + nodes +
                    (seed.empty() ? "" : ", " + expanded(seed, item, placeOf(item, "parameters"), false)) +
                    ")";
        }
        auto* itemset = m_xml.add(control, "itemset");
        m_xml.attribute(itemset, "nodeset", nodes);
        m_xml.attribute(m_xml.add(itemset, "value"), "ref", value);
        m_xml.attribute(m_xml.add(itemset, "label"), "ref", label);
    }

    const SurveyItem* answersOf(const SurveyItem& item) {
        const auto& list = item.type.list;
        if (!list.ends_with("}")) {
            refuse("no_list", list, {}, placeOf(item, "type"));
            return nullptr;
        }
        return named(trimmed(std::string_view(list).substr(2, list.size() - 3)), item, placeOf(item, "type"));
    }

    // -- questions -------------------------------------------------------------------------------------

    void writeItem(const SurveyItem& item, xmlNodePtr parent) {
        if (item.type.kind == Kind::ExternalFile) {
            const bool csv = item.typeText.starts_with("csv");
            m_files[item.name] =
                (csv ? "jr://file-csv/" : "jr://file/") + item.name + (csv ? ".csv" : ".xml");
            return;
        }
        notePlaces(item);
        writeBind(item);
        if (item.isGroup())
            return writeGroup(item, parent);
        if (item.type.control.empty()) {
            writeDefault(item);
            writeTrigger(item);
            return;
        }
        auto* control = m_xml.add(parent, item.type.control);
        m_xml.attribute(control, "ref", item.path);
        m_controls[&item] = control;
        if (const auto appearance = item.text("appearance"); !appearance.empty())
            m_xml.attribute(control, "appearance",
                            expanded(appearance, item, placeOf(item, "appearance"), false));
        if (!item.type.mediaType.empty())
            m_xml.attribute(control, "mediatype", item.type.mediaType);
        for (const auto& [name, value] : attributes(item, "body::"))
            m_xml.attribute(control, name, value);
        const auto parameters = parametersOf(item.text("parameters"));
        if (item.type.control == "range")
            writeRange(item, parameters, control);
        if (const auto rows = parameters.find("rows"); rows != parameters.end())
            m_xml.attribute(control, "rows", rows->second);
        writeLabel(item, control);
        if (item.type.choices != Choices::None)
            writeItemset(item, control);
        writeDefault(item);
        writeTrigger(item);
    }

    void writeRange(const SurveyItem& item, const std::map<std::string, std::string>& parameters,
                    xmlNodePtr control) {
        for (const auto& [name, otherwise] :
             std::map<std::string, std::string>{{"start", "1"}, {"end", "10"}, {"step", "1"}}) {
            const auto found = parameters.find(name);
            const auto value = found == parameters.end() ? otherwise : found->second;
            const auto parsed = parseExpression(value);
            const auto* number = std::get_if<ExpressionPtr>(&parsed);
            if (!number ||
                ((*number)->kind != Expression::Kind::Number && (*number)->kind != Expression::Kind::Negate))
                refuse("bad_parameter", name + "=" + value, {}, placeOf(item, "parameters"));
            m_xml.attribute(control, name, value);
        }
    }

    void writeGroup(const SurveyItem& item, xmlNodePtr parent) {
        auto* group = m_xml.add(parent, "group");
        m_xml.attribute(group, "ref", item.path);
        if (!item.isRepeat())
            if (const auto appearance = item.text("appearance"); !appearance.empty())
                m_xml.attribute(group, "appearance", appearance);
        writeLabel(item, group);
        auto* inside = group;
        if (item.isRepeat()) {
            inside = m_xml.add(group, "repeat");
            m_xml.attribute(inside, "nodeset", item.path);
            if (const auto appearance = item.text("appearance"); !appearance.empty())
                m_xml.attribute(inside, "appearance", appearance);
            if (const auto count = m_counts.find(&item); count != m_counts.end())
                m_xml.attribute(inside, "jr:count", count->second);
            m_repeats[&item] = inside;
        }
        for (const auto& [name, value] : attributes(item, "body::"))
            m_xml.attribute(inside, name, value);
        for (const auto& child : item.children)
            writeItem(*child, inside);
    }

    void writeBind(const SurveyItem& item) {
        auto* bind = m_xml.add(m_model, "bind");
        m_xml.attribute(bind, "nodeset", item.path);
        const auto& type = item.type;
        if (!item.isGroup()) {
            auto data = type.bind;
            if (type.control == "range" && item.text("parameters").find('.') != std::string::npos)
                data = "decimal";
            m_xml.attribute(bind, "type", data);
        }
        const bool triggered = !item.text("trigger").empty();
        const auto add = [&](const char* attribute, const std::string& column, const std::string& text) {
            if (text.empty())
                return;
            m_xml.attribute(bind, attribute, expression(text, item, column.c_str()));
        };
        add("relevant", "relevant", truth(item.text("relevant")));
        add("required", "required", truth(item.text("required")));
        auto readonly = truth(item.text("readonly"));
        if (readonly.empty() && type.readonly)
            readonly = "true()";
        add("readonly", "readonly", readonly);
        add("constraint", "constraint", item.text("constraint"));
        if (!triggered)
            add("calculate", "calculation", item.text("calculation"));
        if (item.typeText == "calculate" && item.text("calculation").empty() &&
            item.text("default").empty() && !triggered)
            refuse("expression", {}, {}, placeOf(item, "calculation"));
        if (const auto text = message(item, "constraint_message", "jr:constraintMsg"); !text.empty())
            m_xml.attribute(bind, "jr:constraintMsg", text);
        if (const auto text = message(item, "required_message", "jr:requiredMsg"); !text.empty())
            m_xml.attribute(bind, "jr:requiredMsg", text);
        if (!type.preload.empty()) {
            m_xml.attribute(bind, "jr:preload", type.preload);
            m_xml.attribute(bind, "jr:preloadParams", type.parameters);
        }
        const auto parameters = parametersOf(item.text("parameters"));
        if (const auto pixels = parameters.find("max-pixels"); pixels != parameters.end())
            m_xml.attribute(bind, "orx:max-pixels", pixels->second);
        for (const auto& [name, value] : attributes(item, "bind::"))
            m_xml.attribute(bind, name, expanded(value, item, placeOf(item, "bind::" + name), false));
    }

    /// A default that is computed: once at the first load, and for each new instance of the repeat around it.
    void writeDefault(const SurveyItem& item) {
        const auto value = item.text("default");
        if (value.empty() || !isDynamic(item, value))
            return;
        const auto* repeat = enclosingRepeat(item.parent);
        auto* const around = repeat ? m_repeats.at(repeat) : m_model;
        auto* action = m_xml.add(around, "setvalue");
        m_xml.attribute(action, "event",
                        repeat ? "odk-instance-first-load odk-new-repeat" : "odk-instance-first-load");
        m_xml.attribute(action, "ref", item.path);
        m_xml.attribute(action, "value", expression(value, item, "default"));
    }

    void writeTrigger(const SurveyItem& item) {
        if (!item.text("trigger").empty())
            m_triggers.push_back(&item); // the control that it stands in may come later
    }

    void writeTriggers() {
        for (const auto* item : m_triggers) {
            const auto place = placeOf(*item, "trigger");
            std::istringstream names(item->text("trigger"));
            for (std::string part; std::getline(names, part, ',');) {
                part = trimmed(part);
                if (!part.starts_with("${") || !part.ends_with("}")) {
                    refuse("bad_trigger", part, {}, place);
                    continue;
                }
                const auto* question =
                    named(trimmed(std::string_view(part).substr(2, part.size() - 3)), *item, place);
                if (!question)
                    continue;
                const auto control = m_controls.find(question);
                if (control == m_controls.end()) {
                    refuse("bad_trigger", part, {}, place);
                    continue;
                }
                auto* action = m_xml.add(control->second, "setvalue");
                m_xml.attribute(action, "event", "xforms-value-changed");
                m_xml.attribute(action, "ref", item->path);
                if (const auto value = item->text("calculation"); !value.empty())
                    m_xml.attribute(action, "value", expression(value, *item, "calculation"));
            }
        }
    }

    void writeMeta() {
        writeTriggers();
        const auto meta = m_tree.root->path + "/meta";
        auto* bind = m_xml.add(m_model, "bind");
        m_xml.attribute(bind, "nodeset", meta + "/instanceID");
        m_xml.attribute(bind, "type", "string");
        m_xml.attribute(bind, "readonly", "true()");
        m_xml.attribute(bind, "jr:preload", "uid");
        const auto name = setting("instance_name");
        if (name.empty())
            return;
        const auto place = settingPlace("instance_name");
        m_places[{meta + "/instanceName", "calculate"}] = place;
        auto* named = m_xml.add(m_model, "bind");
        m_xml.attribute(named, "nodeset", meta + "/instanceName");
        m_xml.attribute(named, "type", "string");
        m_xml.attribute(named, "calculate", expanded(name, *m_tree.root, place, false));
    }

    // -- places ----------------------------------------------------------------------------------------

    void notePlaces(const SurveyItem& item) {
        for (const auto& [property, column] : std::vector<std::pair<std::string, std::string>>{
                 {"relevant", "relevant"},
                 {"required", "required"},
                 {"readonly", "readonly"},
                 {"constraint", "constraint"},
                 {"calculate", item.name.ends_with("_count") && item.added.contains("calculation")
                                   ? "repeat_count"
                                   : "calculation"},
                 {"repeat_count", "repeat_count"},
                 {"choice_filter", "choice_filter"},
                 {"default", "default"},
                 {"label", "label"},
                 {"hint", "hint"},
                 {"type", "type"},
                 {"", "name"}})
            m_places[{item.path, property}] = placeOf(item, column);
    }

    PlaceFinder finder() {
        auto places = std::make_shared<Places>(std::move(m_places));
        return [places](const Place& place) {
            for (const auto& key :
                 {std::pair(place.path, place.property), std::pair(place.path, std::string())})
                if (const auto found = places->find(key); found != places->end()) {
                    auto result = found->second;
                    result.path = place.path;
                    result.property = place.property;
                    return result;
                }
            return place;
        };
    }

    std::optional<FormSheet> m_survey;
    std::optional<FormSheet> m_choices;
    std::optional<FormSheet> m_external;
    std::optional<FormSheet> m_settings;
    std::string m_fallbackName;
    Problems m_problems;
    Survey m_tree;
    std::string m_defaultLanguage;
    std::vector<std::string> m_languages;
    std::map<std::string, List, std::less<>> m_lists;
    std::map<std::string, std::set<std::string>, std::less<>> m_values; ///< of the choices, by list
    XmlWriter m_xml;
    xmlNodePtr m_model = nullptr;
    std::map<const SurveyItem*, std::string> m_counts;
    std::map<const SurveyItem*, xmlNodePtr> m_repeats;
    std::map<const SurveyItem*, xmlNodePtr> m_controls;
    std::vector<const SurveyItem*> m_triggers;
    std::map<std::string, std::string> m_files; ///< by instance
    bool m_usesLastSaved = false;
    Texts m_texts;
    std::map<std::string, std::pair<const SurveyItem*, Place>>
        m_textPlaces; ///< by text id: who says it, where
    Places m_places;
};

} // namespace

ConvertedForm convertXlsForm(const documents::Workbook& workbook, const std::string& name) {
    return Converter(workbook, name).convert();
}

} // namespace ruhu::forms
