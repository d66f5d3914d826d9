#include "app/forms/evaluator.h"

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <libxml/xpathInternals.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruhu::forms {

namespace {

constexpr unsigned long kMaxOperations = 20'000'000; ///< of one evaluation: a hostile predicate ends there
constexpr int kMaxNesting = 20;                      ///< jr:choice-name within a choice filter within …

xmlChar* xmlText(const char* text) {
    return reinterpret_cast<xmlChar*>(const_cast<char*>(text));
}

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

} // namespace

Evaluator::Evaluator(const Form& form, std::function<Moment()> now, sync::Random& random,
                     std::map<std::string, std::string> properties)
    : m_form(form)
    , m_clock(std::move(now))
    , m_random(random)
    , m_properties(std::move(properties))
    , m_language(form.defaultLanguage)
    , m_document(xmlNewDoc(xmlText("1.0")), &xmlFreeDoc)
    , m_xpath(xmlXPathNewContext(m_document.get())) {
    m_xpath->userData = this;
    m_xpath->opLimit = kMaxOperations;
    m_xpath->error = [](void*, xmlErrorPtr) {};
    registerFunctions(m_xpath);
    for (const auto& element : form.elements) {
        // Parents come before children.
        auto chain = element.parent == kNone ? Chain() : m_chains[static_cast<std::size_t>(element.parent)];
        chain.push_back(&element);
        m_chains.push_back(std::move(chain));
    }
    xmlXPathRegisterVariableLookup(
        m_xpath,
        [](void* self, const xmlChar* name, const xmlChar*) -> xmlXPathObjectPtr {
            auto& evaluator = *static_cast<Evaluator*>(self);
            const auto number = static_cast<std::size_t>(std::atoi(reinterpret_cast<const char*>(name) + 1));
            auto* set = xmlXPathNodeSetCreate(nullptr);
            for (auto* node : evaluator.resolve(evaluator.m_form.references[number], *evaluator.m_context))
                if (node->relevant)
                    xmlXPathNodeSetAddUnique(set, node->dom);
            return xmlXPathWrapNodeSet(set);
        },
        this);
}

Evaluator::~Evaluator() {
    xmlXPathFreeContext(m_xpath);
}

void Evaluator::attach(InstanceNode& node) {
    node.dom = xmlNewDocNode(m_document.get(), nullptr, xmlText(node.element->name.c_str()), nullptr);
    node.dom->_private = &node;
    if (!node.parent) {
        xmlDocSetRootElement(m_document.get(), node.dom);
    } else {
        // Behind the last sibling that comes earlier in the form, so that document order is the form's.
        xmlNodePtr before = node.parent->dom->last;
        while (before) {
            const auto* sibling = static_cast<const InstanceNode*>(before->_private);
            if (std::pair(sibling->element->slot, sibling->position) <
                std::pair(node.element->slot, node.position))
                break;
            before = before->prev;
        }
        if (before)
            xmlAddNextSibling(before, node.dom);
        else if (node.parent->dom->children)
            xmlAddPrevSibling(node.parent->dom->children, node.dom);
        else
            xmlAddChild(node.parent->dom, node.dom);
    }
    for (auto& slot : node.children)
        for (auto& child : slot)
            attach(*child);
}

void Evaluator::detach(InstanceNode& node) {
    xmlUnlinkNode(node.dom);
    xmlFreeNode(node.dom);
}

XPathObject Evaluator::evaluate(int expression, InstanceNode& context) {
    const auto& compiled = m_form.expressions[static_cast<std::size_t>(expression)];
    XPathObject value(nullptr, &xmlXPathFreeObject);
    if (m_nesting == 0) {
        m_failure.clear();
        m_now = m_clock();
        m_xpath->opCount = 0;
    }
    if (m_nesting >= kMaxNesting) {
        m_failure = "too deep: " + compiled.source;
        return value;
    }
    ++m_nesting;
    auto* const outerContext = m_context;
    const auto outer = *m_xpath;
    const auto outerArranged = std::exchange(m_arranged, {});
    m_context = &context;
    m_xpath->doc = m_document.get();
    m_xpath->node = context.dom;
    m_xpath->contextSize = 1;
    m_xpath->proximityPosition = 1;
    value.reset(xmlXPathCompiledEval(compiled.program.get(), m_xpath));
    if (value && !m_arranged.empty() && nodesOf(*value).size() == m_arranged.size())
        std::copy(m_arranged.begin(), m_arranged.end(), value->nodesetval->nodeTab);
    m_arranged = outerArranged;
    m_xpath->doc = outer.doc;
    m_xpath->node = outer.node;
    m_xpath->contextSize = outer.contextSize;
    m_xpath->proximityPosition = outer.proximityPosition;
    m_context = outerContext;
    --m_nesting;
    if (!value)
        m_failure =
            (m_failure.empty() ? std::string("cannot be evaluated") : m_failure) + ": " + compiled.source;
    return value;
}

std::string Evaluator::text(int expression, InstanceNode& context) {
    const auto value = evaluate(expression, context);
    return value ? textOf(*value) : std::string();
}

bool Evaluator::boolean(int expression, InstanceNode& context, bool otherwise) {
    const auto value = evaluate(expression, context);
    return value ? booleanOf(*value) : otherwise;
}

std::string Evaluator::property(const std::string& name) const {
    const auto found = m_properties.find(name);
    return found == m_properties.end() ? std::string() : found->second;
}

void Evaluator::descend(InstanceNode& node, const Chain& chain, std::size_t depth,
                        std::vector<InstanceNode*>& found) {
    if (depth + 1 == chain.size()) {
        found.push_back(&node);
        return;
    }
    for (const auto& child : node.children[static_cast<std::size_t>(chain[depth + 1]->slot)])
        descend(*child, chain, depth + 1, found);
}

std::vector<InstanceNode*> Evaluator::instances(int element, InstanceNode& scope) const {
    std::vector<InstanceNode*> found;
    descend(scope, m_chains[static_cast<std::size_t>(element)],
            static_cast<std::size_t>(scope.element->depth), found);
    return found;
}

std::vector<InstanceNode*> Evaluator::resolve(const Reference& reference, InstanceNode& context) const {
    auto& anchor = *ancestorAt(&context, reference.anchorDepth);
    // A text may be shown elsewhere than where it was written for.
    if (anchor.element !=
        m_chains[static_cast<std::size_t>(reference.target)][static_cast<std::size_t>(reference.anchorDepth)])
        return resolve(reference.target, context, {});
    return instances(reference.target, anchor);
}

std::vector<InstanceNode*> Evaluator::resolve(int target, InstanceNode& context,
                                              const std::map<int, int>& chosen) const {
    const auto& chain = m_chains[static_cast<std::size_t>(target)];
    auto* root = ancestorAt(&context, 0);
    std::vector<InstanceNode*> found = {root};
    bool shared = true; // the context stands below what has been found so far
    for (std::size_t depth = 1; depth < chain.size(); ++depth) {
        std::vector<InstanceNode*> next;
        const auto* element = chain[depth];
        const auto index = chosen.find(element->id);
        auto* const standing = shared && context.element->depth >= element->depth
                                   ? ancestorAt(&context, element->depth)
                                   : nullptr;
        for (auto* node : found) {
            const auto& children = node->children[static_cast<std::size_t>(element->slot)];
            if (index != chosen.end()) {
                if (index->second <= static_cast<int>(children.size()))
                    next.push_back(children[static_cast<std::size_t>(index->second - 1)].get());
            } else if (standing && standing->element == element) {
                next.push_back(standing);
            } else {
                for (const auto& child : children)
                    next.push_back(child.get());
            }
        }
        shared = shared && index == chosen.end() && standing && standing->element == element;
        found = std::move(next);
    }
    return found;
}

std::vector<xmlNodePtr> Evaluator::lookUp(const Lookup& lookup, const xmlXPathObject& value) const {
    if (!lookup.built) {
        std::vector<xmlNodePtr> items = {
            reinterpret_cast<xmlNodePtr>(m_form.instances.find(lookup.instance)->second.get())};
        for (const auto& step : lookup.steps) {
            std::vector<xmlNodePtr> next;
            for (auto* item : items)
                for (auto* child = item->children; child; child = child->next)
                    if (child->type == XML_ELEMENT_NODE && view(child->name) == step)
                        next.push_back(child);
            items = std::move(next);
        }
        for (auto* item : items) {
            const auto* key = childNamed(item, lookup.key);
            const auto text = key ? textOf(const_cast<xmlNodePtr>(key)) : std::string();
            lookup.byText[text].push_back(item);
            if (const double number = numberOf(text, zone()); !std::isnan(number))
                lookup.byNumber[number].push_back(item);
        }
        lookup.built = true;
    }
    // Equality as between two texts, or numbers where the value is one.
    bool isNumber = value.type == XPATH_NUMBER;
    const auto text = textOf(value);
    if (value.type == XPATH_NODESET && value.nodesetval && value.nodesetval->nodeNr == 1) {
        const auto* own = static_cast<const InstanceNode*>(value.nodesetval->nodeTab[0]->_private);
        isNumber = own &&
                   (own->element->type == DataType::Integer || own->element->type == DataType::Decimal) &&
                   !text.empty();
    }
    if (isNumber) {
        const auto found = lookup.byNumber.find(numberOf(value, zone()));
        return found == lookup.byNumber.end() ? std::vector<xmlNodePtr>() : found->second;
    }
    const auto found = lookup.byText.find(text);
    return found == lookup.byText.end() ? std::vector<xmlNodePtr>() : found->second;
}

} // namespace ruhu::forms
