// Package missed estimates in how many cases a code stands only in passages that
// nothing suggested, from a random sample of such passages that a coder has read.
package missed
