#pragma once

#include "app/forms/expression_compiler.h"
#include "app/forms/xform_reader.h"
#include "app/forms/xml_tree.h"

#include <set>

namespace ruhu::forms {

/// What the parts of the XForm reader share while they build one form.
struct XFormBuild {
    Form& form;
    Problems& problems;
    const AttachedFiles& files;
    ExpressionCompiler compiler{form};

    void refuse(std::string code, std::string subject, std::string detail = {}, Place place = {}) {
        problems.push_back({std::move(code), std::move(subject), std::move(detail), std::move(place)});
    }
    int compile(std::string_view source, int context, const std::string& path, const std::string& property) {
        return compiler.compile(source, context, {{}, 0, {}, path, property}, problems);
    }
    Element& element(int id) { return form.elements[static_cast<std::size_t>(id)]; }
};

/// Secondary instances, from the model and from files; the first instance is the primary one.
void readSecondaryInstances(XFormBuild& build, const std::vector<xmlNodePtr>& instances);

/// A .csv or .xml file that a form names, as an instance; null and a problem if it is neither.
XmlDocument documentOfFile(const std::string& name, std::string_view bytes, Problems& problems);

/// Elements, initial content and templates of the primary instance. `repeats` are the paths of the repeats.
void readPrimaryInstance(XFormBuild& build, const xmlNode* root, const std::set<std::string>& repeats);

/// All paths that body elements named repeat point to.
std::set<std::string> repeatPaths(const xmlNode* body);

/// Controls, groups, repeats, and the actions inside them.
void readBody(XFormBuild& build, const xmlNode* body);

/// A label, hint or value with <output> inside, seen from `context`.
Label readLabel(XFormBuild& build, const xmlNode* node, int context, const std::string& property);
TextParts readParts(XFormBuild& build, const xmlNode* node, int context, const std::string& property);

/// A setvalue; `around` is the element of the control or repeat that it stands in, kNone in the model.
void readAction(XFormBuild& build, const xmlNode* node, int around);

} // namespace ruhu::forms
