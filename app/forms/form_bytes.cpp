#include "app/forms/form_bytes.h"

#include "app/documents/spreadsheet.h"
#include "app/forms/expression_compiler.h"
#include "app/forms/form_session.h"
#include "app/forms/xform_reader.h"
#include "app/forms/xlsform_converter.h"

#include <vector>

namespace ruhu::forms {

namespace {

std::optional<std::string> noFiles(const std::string&) {
    return std::nullopt;
}

void answerAll(FormSession& session, InstanceNode& node, int& left) {
    if (--left < 0)
        return;
    if (node.element->isLeaf()) {
        // What it says is of no interest here, only that it returns.
        (void)session.set(node, "1").ok();
        session.state(node);
        session.choices(node);
        return;
    }
    for (const int child : node.element->children)
        if (session.form().elements[static_cast<std::size_t>(child)].repeat)
            (void)session.add(node, child).ok();
    std::vector<std::string> paths;
    for (auto& slot : node.children)
        for (auto& child : slot)
            paths.push_back(FormSession::pathOf(*child));
    // An answer may take nodes away.
    for (const auto& path : paths)
        if (auto* child = session.find(path))
            answerAll(session, *child, left);
}

void play(std::shared_ptr<const Form> form) {
    FormSession session(std::move(form), {[] { return momentOf(0, 480); }, &sync::systemRandom(), {}});
    int left = 200;
    answerAll(session, session.root(), left);
    for (const auto& element : session.form().elements)
        if (element.repeat)
            if (auto* instance = session.find(element.path))
                (void)session.remove(*instance).ok();
}

} // namespace

void playFormBytes(std::string_view xml) {
    auto read = readXForm(xml, noFiles);
    for (const auto& problem : read.problems)
        wordsFor(problem);
    if (read.form)
        play(std::move(read.form));
}

void playExpressionBytes(std::string_view expression) {
    Form form;
    for (int i = 0; i < 3; ++i) {
        Element element;
        element.id = i;
        element.parent = i - 1;
        element.depth = i;
        element.name = i == 0 ? "data" : i == 1 ? "r" : "a";
        element.path = i == 0 ? "/data" : i == 1 ? "/data/r" : "/data/r/a";
        element.repeat = i == 1;
        if (i < 2)
            element.children = {i + 1};
        form.elements.push_back(element);
    }
    Problems problems;
    ExpressionCompiler(form).compile(expression, 2, {}, problems);
    for (const auto& problem : problems)
        wordsFor(problem);
}

void playSheetBytes(std::string_view bytes) {
    auto workbook = documents::parseSpreadsheet(bytes);
    if (!workbook)
        return;
    if (!workbook->sheets.empty() && workbook->sheets.front().name.empty())
        workbook->sheets.front().name = "survey";
    const auto converted = convertXlsForm(*workbook, "form");
    if (converted.problems.empty())
        playFormBytes(converted.xml);
}

} // namespace ruhu::forms
