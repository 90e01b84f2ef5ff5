/** Which of several choices moves a result, and how much: variance-based sensitivity indices, named after Sobol'. */
@NullMarked
package org.isopolity.index.sensitivity;

import org.jspecify.annotations.NullMarked;
