/* A program that does nothing: what the system takes to start one, and the measure of a whole call
 * of the tool. */
int main(void)
{
	return 0;
}
