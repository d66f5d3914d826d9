#pragma once

#include "app/forms/form.h"

#include <memory>
#include <string>
#include <vector>

namespace ruhu::forms {

/// One node of a questionnaire that is being answered: an element of the form, or one instance of a repeat.
struct InstanceNode {
    const Element* element = nullptr;
    InstanceNode* parent = nullptr;
    int position = 0;         ///< among the instances of its repeat, from 0
    std::string value;        ///< of a leaf, as the XForm serialises it; kept while it is not relevant
    bool selfRelevant = true; ///< by its own expression
    bool relevant = true;     ///< and so are all above it
    bool required = false;
    bool readonly = false;
    bool satisfied = true; ///< its constraint holds, or there is nothing to hold it against
    /// By slot of the element: one node, or the instances of a repeat.
    std::vector<std::vector<std::unique_ptr<InstanceNode>>> children;
    xmlNodePtr dom = nullptr; ///< its image for the XPath engine; carries names and order, not values

    /// What expressions see: nothing where the node is not relevant.
    const std::string& readable() const {
        static const std::string nothing;
        return relevant ? value : nothing;
    }
};

/// The ancestor-or-self at `depth`. REQUIRES depth <= the node's own.
inline InstanceNode* ancestorAt(InstanceNode* node, int depth) {
    while (node->element->depth > depth)
        node = node->parent;
    return node;
}

} // namespace ruhu::forms
