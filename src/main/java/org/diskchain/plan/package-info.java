/// A forest and a wish become a plan, or its refusals. Pure functions: nothing here touches a file
/// or asks the clock. Start at [org.diskchain.plan.MergePlanner].
package org.diskchain.plan;
