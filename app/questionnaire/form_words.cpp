#include "app/questionnaire/form_words.h"

#include "app/forms/xml_tree.h"

#include <algorithm>
#include <cctype>

namespace ruhu::questionnaire {

namespace {

std::string plainText(const forms::TextParts& parts) {
    std::string text;
    for (const auto& part : parts)
        text += part.text;
    return text;
}

std::string translated(const forms::Form& form, const std::string& id, const std::string& language) {
    for (const auto& name : {language, form.defaultLanguage}) {
        const auto texts = form.itext.find(name);
        if (texts == form.itext.end())
            continue;
        const auto found = texts->second.find(id);
        if (found == texts->second.end())
            continue;
        for (const auto* kind : {"", "long", "short"})
            if (const auto parts = found->second.find(kind); parts != found->second.end())
                return plainText(parts->second);
    }
    return {};
}

bool isOf(const std::string& language, bool chinese) {
    std::string name = language;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    return chinese ? name.find("中") != std::string::npos || name.find("汉") != std::string::npos ||
                         name.starts_with("zh") || name.find("(zh") != std::string::npos ||
                         name.find("chinese") != std::string::npos
                   : name == "en" || name.find("(en") != std::string::npos ||
                         name.find("english") != std::string::npos;
}

} // namespace

std::string languageOf(const forms::Form& form, bool chinese) {
    for (const auto& language : form.languages)
        if (isOf(language, chinese))
            return language;
    return form.defaultLanguage;
}

domain::Words plainWords(const forms::Form& form, const forms::Label& label) {
    if (label.itext.empty()) {
        const auto text = plainText(label.parts);
        return {text, text};
    }
    return {translated(form, label.itext, languageOf(form, true)),
            translated(form, label.itext, languageOf(form, false))};
}

std::vector<domain::Option> optionsOf(const forms::Form& form, const xmlDoc& instance) {
    std::vector<domain::Option> options;
    const auto* root = xmlDocGetRootElement(&instance);
    if (!root)
        return options;
    for (const auto* item : forms::childElements(root)) {
        const auto of = [&](const char* name) {
            const auto* child = forms::firstChild(item, name);
            return child ? forms::trimmed(forms::contentOf(child)) : std::string();
        };
        domain::Option option{of("name"), {}, of("spoken"), !of("more").empty()};
        if (const auto id = of("itextId"); !id.empty())
            option.label = plainWords(form, {id, {}});
        else
            option.label = {of("label"), of("label")};
        options.push_back(std::move(option));
    }
    return options;
}

} // namespace ruhu::questionnaire
