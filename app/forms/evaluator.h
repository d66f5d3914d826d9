#pragma once

#include "app/forms/expression_value.h"
#include "app/forms/moments.h"
#include "sync/core/clock.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ruhu::forms {

/// Evaluates a form's expressions over a tree of nodes by libxml2's XPath engine. One thread at a time.
class Evaluator {
public:
    /// Keeps references. `now` is asked anew for each expression.
    Evaluator(const Form& form, std::function<Moment()> now, sync::Random& random,
              std::map<std::string, std::string> properties);
    ~Evaluator();
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    /// An image of the node and those below it under the image of its parent; the root has none above.
    void attach(InstanceNode& node);
    void detach(InstanceNode& node);

    /// Null after a failure, which `failure()` explains.
    XPathObject evaluate(int expression, InstanceNode& context);
    std::string text(int expression, InstanceNode& context);
    bool boolean(int expression, InstanceNode& context, bool otherwise);
    std::string text(const TextParts& parts, InstanceNode& context);
    std::string text(const Label& label, InstanceNode& context);

    /// The choices of a select as they stand for `context`, the node that is asked.
    std::vector<std::pair<std::string, std::string>> choices(const Control& control, InstanceNode& context,
                                                             bool withLabels);

    /// What went wrong in the last evaluation, in English with the expression; empty if nothing did.
    const std::string& failure() const { return m_failure; }

    const std::string& language() const { return m_language; }
    void setLanguage(std::string language) { m_language = std::move(language); }

    // What functions ask for while an expression is evaluated.
    const Form& form() const { return m_form; }
    InstanceNode& context() { return *m_context; }
    const Moment& now() const { return m_now; }
    int zone() const { return m_now.zone; }
    sync::Random& random() { return m_random; }
    std::string property(const std::string& name) const;
    /// The order in which the nodes of this expression are to stand: the engine sorts every node-set.
    void arrange(std::vector<xmlNodePtr> nodes) { m_arranged = std::move(nodes); }
    void fail(std::string why) { m_failure = std::move(why); }
    std::vector<InstanceNode*> resolve(const Reference& reference, InstanceNode& context) const;
    /// The instances of `target` that `context` stands in or that `chosen` names: element of a repeat and its
    /// number from 1.
    std::vector<InstanceNode*> resolve(int target, InstanceNode& context,
                                       const std::map<int, int>& chosen) const;
    std::vector<xmlNodePtr> lookUp(const Lookup& lookup, const xmlXPathObject& value) const;
    std::string itext(std::string_view id);
    /// All instances of `element` at or below `scope`, whose element is `element` or above it.
    std::vector<InstanceNode*> instances(int element, InstanceNode& scope) const;

private:
    using Chain = std::vector<const Element*>; ///< from the root to an element

    static void descend(InstanceNode& node, const Chain& chain, std::size_t depth,
                        std::vector<InstanceNode*>& found);
    const Form& m_form;
    std::function<Moment()> m_clock;
    sync::Random& m_random;
    std::map<std::string, std::string> m_properties;
    std::string m_language;
    XmlDocument m_document;
    xmlXPathContextPtr m_xpath;
    InstanceNode* m_context = nullptr;
    Moment m_now;
    std::string m_failure;
    std::vector<xmlNodePtr> m_arranged;
    std::vector<Chain> m_chains; ///< by element
    int m_nesting = 0;
};

} // namespace ruhu::forms
